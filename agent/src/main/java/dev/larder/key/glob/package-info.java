/** Patterns of keys: texts and templates with wildcards. Knows nothing of rules and of stores. */
@NullMarked
package dev.larder.key.glob;

import org.jspecify.annotations.NullMarked;
