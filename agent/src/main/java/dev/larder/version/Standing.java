package dev.larder.version;

/** Whether the versions that an entry carries are still those of its tags. */
public enum Standing {
  /** They are. */
  CURRENT,
  /** One has been raised, or is missing. */
  MOVED,
  /** One is not known. */
  UNKNOWN
}
