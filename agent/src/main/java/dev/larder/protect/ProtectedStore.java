package dev.larder.protect;

import dev.larder.codec.Envelope;
import dev.larder.secret.Secrets;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Store;
import dev.larder.store.Tombstone;
import dev.larder.version.CallTags;
import dev.larder.version.Versions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Seals entries before they are stored and opens them when they were read, as long as it has
 * secrets. What then is not sealed, or not by these secrets, is closed: there is nothing to serve.
 * What is compared and what drops leave is not sealed. Thread-safe.
 */
public final class ProtectedStore implements Store {
  private final Store inner;
  private volatile @Nullable Seals seals;

  /** Before this store, without secrets. */
  public ProtectedStore(Store inner) {
    this.inner = inner;
  }

  /**
   * Uses these secrets from now on, none if null. May take long the first time: it loads the JDK's
   * cryptography.
   *
   * @return why this JVM can neither seal nor open, so that nothing is stored; null if it can
   */
  public @Nullable String protect(@Nullable Secrets secrets) {
    Seals now = seals;
    if (secrets == null) {
      seals = null;
    } else if (now == null || !secrets.equals(now.secrets())) {
      Seals next = Seals.of(secrets);
      seals = next;
      return next.now().fault();
    }
    return null;
  }

  @Override
  public Reading get(String key) {
    return opened(key, inner.get(key));
  }

  @Override
  public Reading get(String key, CallTags tags, long waitedNanos) {
    return opened(key, inner.get(key, tags, waitedNanos));
  }

  @Override
  public List<Reading> getAll(List<String> keys, CallTags tags) {
    List<Reading> readings = new ArrayList<>(inner.getAll(keys, tags));
    for (int i = 0; i < readings.size(); i++) {
      readings.set(i, opened(keys.get(i), readings.get(i)));
    }
    return readings;
  }

  Reading opened(String key, Reading reading) {
    byte[] bytes = reading.bytes();
    Envelope entry = bytes == null ? null : Envelope.read(bytes);
    if (entry == null || entry.kind() == Envelope.Kind.TOMBSTONE) {
      return reading;
    }
    Seals now = seals;
    if (now == null) {
      return entry.isSealed() ? reading.closed() : reading;
    }
    byte[] opened = now.open(key, entry);
    return opened == null ? reading.closed() : reading.opened(opened);
  }

  @Override
  public CompletionStage<Boolean> put(String key, Seen seen, byte[] entry, long ttlMillis) {
    byte[] sealed;
    try {
      sealed = sealed(key, entry);
    } catch (GeneralSecurityException | RuntimeException fault) {
      return CompletableFuture.failedFuture(fault);
    }
    return inner.put(key, seen, sealed, ttlMillis);
  }

  /** An entry as it is to be stored. */
  byte[] sealed(String name, byte[] entry) throws GeneralSecurityException {
    Seals now = seals;
    Envelope envelope = now == null ? null : Envelope.read(entry);
    return now == null || envelope == null || envelope.isSealed()
        ? entry
        : now.now().seal(name, envelope);
  }

  @Override
  public CompletionStage<Versions> versions(String entry, List<String> keys) {
    return inner.versions(entry, keys);
  }

  @Override
  public long knownVersion(String entry, String key) {
    return inner.knownVersion(entry, key);
  }

  @Override
  public CompletionStage<Void> drop(Collection<String> keys, Tombstone tombstone) {
    return inner.drop(keys, tombstone);
  }
}
