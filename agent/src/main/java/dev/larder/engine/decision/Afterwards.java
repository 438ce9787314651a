package dev.larder.engine.decision;

/** What to do with an outcome. */
public enum Afterwards {
  /** Store the value. */
  STORE,
  /** Store that there is none. */
  STORE_NOT_FOUND,
  /** Store nothing. */
  NOTHING
}
