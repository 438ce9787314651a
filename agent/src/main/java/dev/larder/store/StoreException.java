package dev.larder.store;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Why a store could not do what it was asked. Carries no stack trace: it is made where a call must
 * cost nothing, and its message says it all, without secrets, keys or values.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> undone;
  private final boolean elsewhere;

  private StoreException(String message, List<String> undone, boolean elsewhere) {
    super(message, null, false, false);
    this.undone = undone;
    this.elsewhere = elsewhere;
  }

  /** Of all that it was asked. */
  public StoreException(String message) {
    this(message, List.of());
  }

  /**
   * Of a part of what it was asked.
   *
   * @param undone the keys of which it could not; not empty
   */
  public StoreException(String message, List<String> undone) {
    this(message, undone, false);
  }

  /** The store has not got the key, which says nothing about how it is. */
  public static StoreException elsewhere(String message) {
    return new StoreException(message, List.of(), true);
  }

  /** Whether a call has failed since another store has the key. */
  public static boolean isElsewhere(Throwable thrown) {
    Throwable fault = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    return fault instanceof StoreException known && known.elsewhere;
  }

  /** Of which of some keys a store could not do what it was asked; null for no fault. */
  public static Collection<String> undone(Collection<String> keys, @Nullable Throwable thrown) {
    if (thrown == null) {
      return List.of();
    }
    Throwable fault = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    List<String> named = fault instanceof StoreException known ? known.undone : List.of();
    return named.isEmpty() ? keys : named;
  }

  /** The keys of which it could not do it; empty for all. */
  public List<String> undone() {
    return undone;
  }
}
