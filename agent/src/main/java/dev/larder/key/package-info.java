/**
 * Key templates, their stable text forms and the functions compiled from them. Knows nothing of
 * rules and stores.
 */
@NullMarked
package dev.larder.key;

import org.jspecify.annotations.NullMarked;
