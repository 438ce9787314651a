package dev.larder.behind.flush;

import dev.larder.store.WriteQueue;

/** What waits, and what waits no longer since it keeps failing. */
public record Queues(WriteQueue waiting, WriteQueue dead) {}
