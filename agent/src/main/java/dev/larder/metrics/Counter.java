package dev.larder.metrics;

/** What is counted of a rule. */
public enum Counter {
  REMOTE_HITS,
  JOINED,
  NOT_FOUND_HITS,
  STALE_HITS,
  BYPASSES,
  LOADS,
  LOAD_FAILURES,
  STORES,
  COMPRESSED_STORES,
  OVERSIZED_LOADS,
  STORE_FAILURES,
  FENCED_STORES,
  INVALIDATIONS
}
