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
  UNREADABLE,
  /**
   * What the store holds is not protected as it has to be: by another key, under another name, not
   * at all, or it was changed; or it is, and there is no key.
   */
  PROTECTED,
  /** A write that has returned may not have been committed yet. */
  SETTLING,
  /** The entry is past its ttl. */
  STALE,
  /** A tag of the entry, or its whole rule, was invalidated. */
  VERSION
}
