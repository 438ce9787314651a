package dev.larder.engine.lock;

import dev.larder.engine.entry.Lookup;

/**
 * What the leader of a flight is to do after it has asked for the lock.
 *
 * @param found its last lookup
 */
public record Led(Next next, Lookup found) {
  /** The leader's next step. */
  public enum Next {
    /** Run the origin and keep the result; followers wait for it. */
    LOAD,
    /** Run the origin; nobody needs to wait, since the result can hardly be kept. */
    LOAD_APART,
    /** Give the caller and its followers what was found. */
    SERVE,
    /** Run the origin and keep nothing: another one has the lock, and the wait is over. */
    BYPASS
  }
}
