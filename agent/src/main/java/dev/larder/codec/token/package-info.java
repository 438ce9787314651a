/**
 * Tokens as bytes and back: JSON and the binary forms that have the same tokens. Bounded in size
 * and depth, whatever the bytes say. Knows nothing of what the tokens mean.
 */
@NullMarked
package dev.larder.codec.token;

import org.jspecify.annotations.NullMarked;
