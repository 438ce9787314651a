/**
 * Entries in Redis that nobody without the key can read, change, or pass off for others. The only
 * door to {@code javax.crypto}; knows nothing of what is in an entry, nor where keys come from.
 */
@NullMarked
package dev.larder.protect;

import org.jspecify.annotations.NullMarked;
