package dev.larder.engine;

import dev.larder.store.LocalStore;
import org.jspecify.annotations.Nullable;

/**
 * An entry inside this JVM; where its value is shared, it is the hit itself, so that a hit
 * allocates nothing.
 */
final class LocalEntry implements Hit, LocalStore.Entry {
  final Loaded loaded;
  final long expiresNanos;
  private final @Nullable Object value;
  private final String key;

  LocalEntry(String key, Loaded loaded, long expiresNanos) {
    this.key = key;
    this.loaded = loaded;
    this.value = loaded.value();
    this.expiresNanos = expiresNanos;
  }

  @Override
  public @Nullable Object get() {
    return value;
  }

  @Override
  public String key() {
    return key;
  }
}
