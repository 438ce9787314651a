/** Patterns of keys that writes drop: which read rules they can touch, and bound to one method. */
@NullMarked
package dev.larder.rule.keys;

import org.jspecify.annotations.NullMarked;
