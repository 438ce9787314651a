package dev.larder.ops;

import dev.larder.metrics.Counter;
import dev.larder.metrics.RuleStatistics;
import dev.larder.rule.ReadRule;
import dev.larder.rule.clause.MethodRef;
import dev.larder.version.VersionKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** See {@link RuleMXBean}. */
final class RuleBean implements RuleMXBean {
  private final ManagedRule rule;
  private final RuleStatistics statistics;
  private final Consumer<String> invalidate;

  RuleBean(ManagedRule rule, Consumer<String> invalidate) {
    this.rule = rule;
    this.statistics = rule.rule().statistics();
    this.invalidate = invalidate;
  }

  @Override
  public boolean isEnabled() {
    return rule.isEnabled();
  }

  @Override
  public void setEnabled(boolean enabled) {
    rule.setEnabled(enabled);
  }

  @Override
  public List<String> getMethods() {
    List<String> methods = new ArrayList<>();
    for (MethodRef method : rule.rule().methods()) {
      methods.add(method.pattern().toString());
    }
    return methods;
  }

  @Override
  public List<String> getSites() {
    return rule.sites();
  }

  @Override
  public String getPattern() {
    return rule.rule().word();
  }

  @Override
  public long getHits() {
    return statistics.hits();
  }

  @Override
  public long getNearHits() {
    return statistics.nearHits();
  }

  @Override
  public long getRemoteHits() {
    return statistics.count(Counter.REMOTE_HITS);
  }

  @Override
  public long getNotFoundHits() {
    return statistics.count(Counter.NOT_FOUND_HITS);
  }

  @Override
  public long getStaleHits() {
    return statistics.count(Counter.STALE_HITS);
  }

  @Override
  public long getJoined() {
    return statistics.count(Counter.JOINED);
  }

  @Override
  public long getMisses() {
    return statistics.misses();
  }

  @Override
  public Map<String, Long> getMissReasons() {
    return statistics.missReasons();
  }

  @Override
  public double getHitRatio() {
    long hits = statistics.hits();
    long calls = hits + statistics.misses();
    return calls == 0 ? 0 : (double) hits / calls;
  }

  @Override
  public long getLoads() {
    return statistics.count(Counter.LOADS);
  }

  @Override
  public long getLoadFailures() {
    return statistics.count(Counter.LOAD_FAILURES);
  }

  @Override
  public Map<String, Double> getLoadMillis() {
    return statistics.loadMillis();
  }

  @Override
  public Map<String, Double> getLookupMicros() {
    return statistics.lookupMicros();
  }

  @Override
  public double getSavedMillis() {
    return statistics.savedMillis();
  }

  @Override
  public long getStores() {
    return statistics.count(Counter.STORES);
  }

  @Override
  public long getCompressedStores() {
    return statistics.count(Counter.COMPRESSED_STORES);
  }

  @Override
  public long getOversizedLoads() {
    return statistics.count(Counter.OVERSIZED_LOADS);
  }

  @Override
  public long getStoreFailures() {
    return statistics.count(Counter.STORE_FAILURES);
  }

  @Override
  public long getFencedStores() {
    return statistics.count(Counter.FENCED_STORES);
  }

  @Override
  public long getQueued() {
    return statistics.queued();
  }

  @Override
  public long getDeadLetters() {
    return statistics.deadLetters();
  }

  @Override
  public long getInvalidations() {
    return statistics.count(Counter.INVALIDATIONS);
  }

  @Override
  public long getBypasses() {
    return statistics.count(Counter.BYPASSES);
  }

  @Override
  public @Nullable String getLastError() {
    return statistics.lastError();
  }

  @Override
  public void invalidate(String key) {
    invalidate.accept(key);
  }

  @Override
  public void clear() {
    if (rule.rule() instanceof ReadRule read) {
      invalidate.accept(VersionKeys.ofRule(read.name()));
      statistics.invalidated(1);
    }
  }

  @Override
  public String replayDeadLetters() {
    return rule.replayDeadLetters();
  }

  @Override
  public List<String> explain(String... arguments) {
    return rule.explain(List.of(arguments));
  }

  @Override
  public List<String> explainLine(String arguments) {
    return rule.explainLine(arguments);
  }

  @Override
  public void resetStatistics() {
    statistics.reset();
  }
}
