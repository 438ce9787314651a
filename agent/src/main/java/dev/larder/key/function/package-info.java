/** Functions of key templates: what they take and what they give. Knows no template. */
@NullMarked
package dev.larder.key.function;

import org.jspecify.annotations.NullMarked;
