package dev.larder.launch.redis;

import dev.larder.config.RuleFile;
import dev.larder.log.Log;
import dev.larder.store.near.NearGate;
import dev.larder.thread.OwnThread;
import dev.larder.time.Ticker;
import java.util.function.Consumer;

/**
 * What servers of Redis are built with.
 *
 * @param moved hears of each version that was raised elsewhere, or has gone
 * @param near what may be kept of entries
 */
public record Wiring(
    RuleFile file, Consumer<String> moved, NearGate near, OwnThread own, Ticker ticker, Log log) {}
