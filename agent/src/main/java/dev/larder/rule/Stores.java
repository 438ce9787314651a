package dev.larder.rule;

import dev.larder.behind.Behinds;
import dev.larder.config.ReadOptions;
import dev.larder.engine.ReadPlan;
import dev.larder.engine.ReadSite;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.KeyLocks;
import dev.larder.engine.lock.Leading;
import dev.larder.invalidation.Invalidator;
import dev.larder.plain.PlainStore;
import dev.larder.rule.again.AgainPlans;
import dev.larder.store.Store;
import dev.larder.store.near.LocalStores;
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
    LocalStores local,
    Flights flights,
    Invalidator invalidator,
    AgainPlans again,
    Behinds behinds,
    Ticker ticker) {
  /** Where a rule's entries of one method are. */
  ReadPlan readPlan(ReadRule rule, ReadSite site, Leading leading) {
    Store store = remoteOf(rule, site);
    if (store == null) {
      return ReadPlan.local(site, flights, local.factory(), ticker);
    }
    ReadPlan plan = ReadPlan.remote(site, flights, store, leading, ticker);
    ReadOptions.Near near = rule.options().near();
    return near == null ? plan : plan.near(local, near.maxEntries(), near.ttl().toMillis());
  }

  /** Redis as a rule's entries of one method are in it; null where there is none. */
  private @Nullable Store remoteOf(ReadRule rule, ReadSite site) {
    return remote == null || !rule.isPlain()
        ? remote
        : new PlainStore(remote, site.format().shape(), site.tags().prefix());
  }
}
