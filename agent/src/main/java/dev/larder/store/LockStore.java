package dev.larder.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where the locks of keys are, outside this JVM; each ends by itself. Thread-safe. No method waits
 * or throws.
 */
public interface LockStore {
  /** What came of a claim. */
  enum Claim {
    /** The lock is the claimer's: it was free, its own, or another one's to be taken over. */
    WON,
    /** Another one has it who saw the same. */
    HELD,
    /** Another one has it, or has left its word, who saw something else. */
    OUTDATED,
    /** It was found out that what is loaded cannot be cached: nobody needs to wait. */
    UNCACHEABLE,
    /** No answer in time, or not asked. */
    UNKNOWN,
    /** Another store has it, which says nothing about how this one is. */
    ELSEWHERE
  }

  /**
   * Tries to get a lock. A read of the same store that begins after this has returned is answered
   * after it. Completes within the store's read timeout, never exceptionally, and on a thread that
   * must not be kept: what depends on it does next to nothing.
   *
   * @param takesOver whether from a holder who saw something else, too
   * @param leaseMillis after this it ends, at least 1
   */
  CompletableFuture<Claim> claim(String key, LockValue mine, boolean takesOver, long leaseMillis);

  /**
   * Puts something else in a lock's place, if its owner is still that of {@code mine}.
   *
   * @param next has the same owner to have it for longer
   * @return whether it was
   */
  CompletionStage<Boolean> replace(String key, LockValue mine, LockValue next, long ttlMillis);

  /** Frees a lock, if its owner is still that of {@code mine}; tells whether it was. */
  CompletionStage<Boolean> release(String key, LockValue mine);
}
