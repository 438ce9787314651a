package dev.larder.secret;

import org.jspecify.annotations.Nullable;

/**
 * A secret, and the one before it.
 *
 * @param now what is written with
 * @param previous what was written with before, and is still read; null if there is none
 */
public record Secrets(Secret now, @Nullable Secret previous) {}
