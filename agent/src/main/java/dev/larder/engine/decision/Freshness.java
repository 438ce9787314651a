package dev.larder.engine.decision;

/** What a lookup found. */
public enum Freshness {
  /** Nothing. */
  NONE,
  /** An entry past its ttl. */
  STALE,
  /** An entry. */
  FRESH
}
