package dev.larder.store;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds, as it is, for whoever asks what a call would find. Thread-safe. Changes
 * nothing in the store and waits for nothing.
 */
public interface HeldKeys {
  /** The most keys that are asked for at once. */
  int MOST = 32;

  /** A life that the store refuses to tell. */
  long NOT_TOLD = Long.MIN_VALUE;

  /** What a key holds. */
  enum State {
    /** Bytes. */
    BYTES,
    /** Nothing. */
    NOTHING,
    /** Something that is no entry, whatever it is. */
    ANOTHER_TYPE,
    /** The store refuses to tell. */
    REFUSED
  }

  /**
   * What a key holds.
   *
   * @param bytes null unless the state is {@code BYTES}
   * @param leftMillis how long it lives yet; {@link #NOT_TOLD}, or else below 0 for ever
   */
  @SuppressWarnings("ArrayRecordComponent") // it is never compared
  record Held(State state, byte @Nullable [] bytes, long leftMillis) {}

  /**
   * What some keys hold, in their order; completes exceptionally where one has no answer within the
   * store's read timeout.
   *
   * @param entry the key of the entry that they have to do with
   * @param keys {@value #MOST} at most
   */
  CompletionStage<List<Held>> held(String entry, List<String> keys);
}
