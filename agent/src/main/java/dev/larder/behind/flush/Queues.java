package dev.larder.behind.flush;

import dev.larder.store.WriteQueue;

/**
 * What waits, and what waits no longer since it keeps failing.
 *
 * @param lease that this JVM runs what waits
 */
public record Queues(WriteQueue waiting, WriteQueue dead, Lease lease) {}
