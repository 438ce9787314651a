package dev.larder.behind;

import org.jspecify.annotations.Nullable;

/**
 * How the calls of a rule wait.
 *
 * @param name of their stream, where they wait in Redis
 * @param inRedis whether they do so, if there is one
 * @param context the class loader that they expect
 */
public record QueueOptions(
    String name, boolean inRedis, long everyMillis, int maxBatch, @Nullable ClassLoader context) {}
