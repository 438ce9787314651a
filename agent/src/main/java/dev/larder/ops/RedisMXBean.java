package dev.larder.ops;

import java.util.Map;

/** Redis as Larder meets it, {@code dev.larder:type=Redis}. */
public interface RedisMXBean {
  /** Where it is, without user and password. */
  String getUri();

  /** Whether there is a connection. */
  boolean isConnected();

  /** Commands without an answer whose callers still wait. */
  int getInFlight();

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
