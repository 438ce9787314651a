package dev.larder.metrics;

/** Why a lookup found nothing to serve. */
public enum MissReason {
  /** The store holds nothing under the key, or no longer. */
  ABSENT,
  /**
   * The store could not be asked, did not answer in time, or has yet to learn of an invalidation.
   */
  UNKNOWN,
  /** What the store holds cannot be read as this method's result. */
  UNREADABLE
}
