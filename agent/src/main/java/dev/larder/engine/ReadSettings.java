package dev.larder.engine;

/**
 * How long things may take and last, as a read rule says it.
 *
 * @param ttlMillis life of an entry; {@link Long#MAX_VALUE} for ever
 * @param jitter the largest share taken off the ttl, 0 to 1
 * @param notFoundTtlMillis life of a not-found entry
 * @param waitNanos the longest a caller waits for another's load; 0: none waits
 * @param maxBytes a larger entry is not stored
 */
public record ReadSettings(
    long ttlMillis, double jitter, long notFoundTtlMillis, long waitNanos, long maxBytes) {}
