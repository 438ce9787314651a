package dev.larder.engine.decision;

/** What a lookup found. */
public enum Freshness {
  /** Nothing. */
  NONE,
  /** An entry past its ttl, good for where the load fails. */
  PAST,
  /** An entry past its ttl, good for while it is loaded anew. */
  STALE,
  /** An entry whose ttl ends soon. */
  AGING,
  /** An entry. */
  FRESH
}
