package dev.larder.ops;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rule, {@code dev.larder:type=Rule,name=RULE}. */
public interface RuleMXBean {
  /** Whether the rule is switched on. */
  boolean isEnabled();

  /** Switches the rule on or off; takes effect on the next call. */
  void setEnabled(boolean enabled);

  /** The rule's method patterns. */
  List<String> getMethods();

  /** The woven methods that run it. */
  List<String> getSites();

  /** {@code cache-aside}, {@code invalidate} and so on. */
  String getPattern();

  /** Calls answered without running the method. */
  long getHits();

  /** Hits of this JVM's own entries. */
  long getNearHits();

  /** Hits of entries in Redis. */
  long getRemoteHits();

  /** Hits of entries that say that there is nothing; among the remote hits. */
  long getNotFoundHits();

  /** Calls answered by an entry past its ttl, while another caller loaded it anew. */
  long getStaleHits();

  /** Calls answered by another caller's load. */
  long getJoined();

  /** Lookups that found nothing to serve. */
  long getMisses();

  /** Misses by reason. */
  Map<String, Long> getMissReasons();

  /** Hits by hits and misses, 0 to 1; 0 before the first call. */
  double getHitRatio();

  /** How often the method ran for the cache. */
  long getLoads();

  /** How often it threw. */
  long getLoadFailures();

  /** Percentiles of the method's own time in milliseconds. */
  Map<String, Double> getLoadMillis();

  /** Percentiles of a Redis hit's time in microseconds. */
  Map<String, Double> getLookupMicros();

  /** An estimate of the time that callers were spared. */
  double getSavedMillis();

  /** Entries stored. */
  long getStores();

  /** Stored entries that were compressed. */
  long getCompressedStores();

  /** Results not stored since they are over {@code max-bytes}. */
  long getOversizedLoads();

  /** Entries that could not be stored. */
  long getStoreFailures();

  /** Entries not stored because the key had changed since the load began. */
  long getFencedStores();

  /** Calls of a write-behind rule that wait to be run, in all JVMs. */
  long getQueued();

  /** Those that are given up, since they kept failing, and kept. */
  long getDeadLetters();

  /** Keys dropped by this rule's writes. */
  long getInvalidations();

  /** Calls whose method ran without the cache. */
  long getBypasses();

  /** The last fault, null if there was none. */
  @Nullable String getLastError();

  /** Drops the entry under a key, given without the namespace. */
  void invalidate(String key);

  /** Drops every entry of the rule, in all JVMs; costs the same for one and for a million. */
  void clear();

  /** Lets dead letters wait to be run once more; what came of it, in words. */
  String replayDeadLetters();

  /**
   * Tells what is known of a call without making it, and why its last one missed.
   *
   * @param arguments as text, null as {@code ~}; or one alone that is {@code key=} and a key
   */
  List<String> explain(String... arguments);

  /** The same for consoles that offer one field: arguments separated by commas. */
  List<String> explainLine(String arguments);

  /** Counts anew. */
  void resetStatistics();
}
