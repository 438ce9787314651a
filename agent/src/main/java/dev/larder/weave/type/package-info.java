/**
 * Whether a class is below a type that patterns mean, from class files alone: no class is loaded
 * for it. Knows nothing of Byte Buddy.
 */
@NullMarked
package dev.larder.weave.type;

import org.jspecify.annotations.NullMarked;
