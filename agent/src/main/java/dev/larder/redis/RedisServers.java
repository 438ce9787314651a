package dev.larder.redis;

/** Servers that share the keys among them. Thread-safe. */
public interface RedisServers {
  /** The one that holds a key, as far as is known. */
  RedisStore at(String key);
}
