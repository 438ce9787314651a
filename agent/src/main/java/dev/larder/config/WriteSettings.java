package dev.larder.config;

import dev.larder.config.source.Located;
import java.util.List;

/**
 * A rule whose methods change what others read.
 *
 * @param methods at least one pattern
 * @param allowBroad whether a pattern may mean every type
 * @param invalidations at least one
 * @param timing when they take place
 */
public record WriteSettings(
    String name,
    List<Located> methods,
    boolean allowBroad,
    List<InvalidationSettings> invalidations,
    Timing timing,
    boolean enabled) {
  /** When entries are dropped. */
  public enum When {
    /** When the method has ended and its transaction, if there is one, has committed. */
    AFTER_COMMIT,
    /** When the method has ended. */
    AFTER,
    /** Before the method runs. */
    BEFORE
  }

  /**
   * When entries are dropped.
   *
   * @param settleMillis how long after it the method's effect may come yet; 0: it is there
   */
  public record Timing(When when, long settleMillis) {}

  public WriteSettings {
    methods = List.copyOf(methods);
    invalidations = List.copyOf(invalidations);
  }
}
