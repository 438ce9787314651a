package dev.larder.redis.server;

import java.util.HashMap;
import java.util.Map;

/**
 * What the server says of itself at one moment, the answer to {@code INFO}. Immutable. What it does
 * not say is empty, or below 0.
 */
public final class ServerInfo {
  /** Of a server that has not said anything. */
  public static final ServerInfo NONE = new ServerInfo(Map.of());

  private final Map<String, String> fields;

  private ServerInfo(Map<String, String> fields) {
    this.fields = fields;
  }

  /** What stands in an answer. */
  public static ServerInfo of(String answer) {
    Map<String, String> fields = new HashMap<>();
    answer
        .lines()
        .filter(line -> line.indexOf(':') > 0)
        .forEach(
            line ->
                fields.put(
                    line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1)));
    return new ServerInfo(fields);
  }

  /** Whether the server has said anything. */
  public boolean isThere() {
    return !fields.isEmpty();
  }

  /** {@code Redis 7.0.15} or {@code Valkey 9.1.2}; empty if it has not said. */
  public String name() {
    String valkey = text("valkey_version");
    if (!valkey.isEmpty()) {
      return "Valkey " + valkey;
    }
    String redis = text("redis_version");
    return redis.isEmpty() ? "" : "Redis " + redis;
  }

  /** The first part of the version of Redis that it is compatible with. */
  public int majorVersion() {
    String version = text("redis_version");
    int dot = version.indexOf('.');
    return (int) number(dot < 0 ? version : version.substring(0, dot));
  }

  /** What becomes of keys when memory is full, {@code allkeys-lru} for example. */
  public String maxMemoryPolicy() {
    return text("maxmemory_policy");
  }

  /** The memory that the server may take in bytes; 0 for all there is. */
  public long maxMemory() {
    return number(text("maxmemory"));
  }

  /** Look-ups of all clients that found something, since the server's start. */
  public long hits() {
    return number(text("keyspace_hits"));
  }

  /** Look-ups of all clients that found nothing, since the server's start. */
  public long misses() {
    return number(text("keyspace_misses"));
  }

  /** Keys that memory had no room for, since the server's start. */
  public long evicted() {
    return number(text("evicted_keys"));
  }

  /** The share of look-ups that found something, from 0 to 1; 0 where there were none. */
  public double hitRatio() {
    long all = hits() + misses();
    return all <= 0 ? 0 : (double) hits() / all;
  }

  private String text(String field) {
    return fields.getOrDefault(field, "");
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
