package dev.larder.behind.flush;

import dev.larder.loader.LoaderThreads;
import dev.larder.time.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * How a method is run later.
 *
 * @param outlives whether what waits outlives the method
 * @param context the class loader that the method expects
 */
public record FlushSettings(
    long everyMillis,
    int maxBatch,
    boolean outlives,
    @Nullable ClassLoader context,
    LoaderThreads threads,
    Ticker ticker) {}
