package dev.larder.ops;

import java.util.List;
import java.util.Map;

/** Redis as Larder meets it, {@code dev.larder:type=Redis}. */
public interface RedisMXBean {
  /** Where it is, without user and password. */
  String getUri();

  /** {@code standalone}, {@code sentinel} or {@code cluster}. */
  String getTopology();

  /**
   * A line about each master of a cluster: where it is, whether it is connected to, its breakers,
   * its slots. None if it is no cluster.
   */
  List<String> getNodes();

  /** Product and version, {@code Redis 7.0.15} for example; empty as long as it is not known. */
  String getServer();

  /** Whether there is a connection. */
  boolean isConnected();

  /** The median of the last nine round trips in microseconds; below 0 before the first. */
  long getLatency();

  /** Commands without an answer whose callers still wait. */
  int getInFlight();

  /** Look-ups of all its clients that found something, since its start; below 0 if not known. */
  long getKeyspaceHits();

  /** Look-ups of all its clients that found nothing, since its start; below 0 if not known. */
  long getKeyspaceMisses();

  /** The share of its look-ups that found something, from 0 to 1; 0 where there were none. */
  double getServerHitRatio();

  /** What becomes of its keys when memory is full; empty as long as it is not known. */
  String getMaxMemoryPolicy();

  /** Keys that it had no room for, since its start; below 0 if not known. */
  long getEvictedKeys();

  /** How it should be set up otherwise, in sentences; none if it is well set up. */
  List<String> getAdvice();

  /** Keys, and versions of tags and rules, whose invalidation could not be sent at once. */
  long getJournaled();

  /** How many of them have been sent since. */
  long getReplayed();

  /** Keys that patterns of keys have removed. */
  long getRemovedKeys();

  /** How often each fault has happened, by its name. */
  Map<String, Long> getFaults();

  /** The last fault in words; empty if there was none. */
  String getLastError();

  /** Asks Redis for a sign of life and waits for it, no longer than a read does. */
  String ping();
}
