package dev.larder.engine.entry;

import dev.larder.store.LocalStore;
import org.jspecify.annotations.Nullable;

/**
 * An entry inside this JVM; where its value is shared, it is the hit itself, so that a hit
 * allocates nothing.
 */
public final class LocalEntry extends Hit implements LocalStore.Entry {
  /** Of what every caller gets a copy; null where the value is shared. */
  public final @Nullable Loaded copied;

  public final long expiresNanos;

  /** When the store was last told of a hit. Races are harmless: it is told twice. */
  public long touchedNanos;

  private final String key;
  private final Object values;

  public LocalEntry(String key, Object values, Loaded loaded, long expiresNanos) {
    super(loaded.value());
    this.key = key;
    this.values = values;
    this.copied = loaded.isShared() ? null : loaded;
    this.expiresNanos = expiresNanos;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Object values() {
    return values;
  }
}
