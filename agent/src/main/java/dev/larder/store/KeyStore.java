package dev.larder.store;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Keys of a store by a pattern, a part at a time. Thread-safe. Nothing waits; a fault completes the
 * stage exceptionally.
 */
public interface KeyStore {
  /**
   * Some keys of all.
   *
   * @param keys those that the pattern means; may be none, and one may come twice
   * @param cursor where the next part begins
   * @param source what was looked through: a cursor means nothing to another one
   */
  record Part(List<String> keys, String cursor, @Nullable Object source) {
    /** Before the first part, and behind the last one. */
    public static final String END = "0";

    /** Before the first part. */
    public static final Part NONE = new Part(List.of(), END, null);

    /** Whether there is no other part behind it. */
    public boolean isLast() {
      return cursor.equals(END);
    }
  }

  /**
   * What is to be removed.
   *
   * @param version the key of a version that entries carry
   * @param number what it is now: an entry that carries a lower one is no longer any good
   * @param tombstone what takes the place of an entry that does not carry it; empty: nothing may
   *     stay under the keys
   * @param ttlMillis life of the tombstone in milliseconds
   */
  @SuppressWarnings("ArrayRecordComponent") // it is never compared
  record Removal(String version, long number, byte[] tombstone, long ttlMillis) {
    /** The same where the version is another number. */
    public Removal of(long another) {
      return new Removal(version, another, tombstone, ttlMillis);
    }

    /** The same that removes whatever the keys hold. */
    public Removal leavingNothing() {
      return new Removal(version, number, Tombstone.NONE.bytes(), 0);
    }
  }

  /**
   * The part behind another one.
   *
   * @param match as Redis writes patterns
   */
  CompletionStage<Part> keys(String match, Part before);

  /**
   * Removes what these keys hold, but tombstones and entries with the current version.
   *
   * @return how many keys held something else before
   */
  CompletionStage<Long> remove(List<String> keys, Removal removal);
}
