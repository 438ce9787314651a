package dev.larder.rule;

import dev.larder.behind.Behinds;
import dev.larder.engine.ReadSite;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.KeyLocks;
import dev.larder.invalidation.Invalidator;
import dev.larder.plain.PlainStore;
import dev.larder.rule.again.AgainPlans;
import dev.larder.store.LocalStore;
import dev.larder.store.Store;
import dev.larder.time.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * What the plans of one rule file share.
 *
 * @param remote null where entries live in this JVM only
 * @param locks of the keys of {@code remote}, null without it
 * @param local makes the stores of this JVM
 * @param again makes the plans around those of reads
 * @param behinds makes those of methods that run later
 * @param ticker for durations
 */
public record Stores(
    @Nullable Store remote,
    @Nullable KeyLocks locks,
    LocalStore.Factory local,
    Flights flights,
    Invalidator invalidator,
    AgainPlans again,
    Behinds behinds,
    Ticker ticker) {
  /** Redis as a rule's entries of one method are in it; null where there is none. */
  @Nullable Store remoteOf(ReadRule rule, ReadSite site) {
    return remote == null || !rule.isPlain()
        ? remote
        : new PlainStore(remote, site.format().shape(), site.tags().prefix());
  }
}
