/**
 * What can be told from a type alone: its resolved generics, whether its values can be cached, and
 * how its objects are built. Knows nothing of bytes.
 */
@NullMarked
package dev.larder.codec.type;

import org.jspecify.annotations.NullMarked;
