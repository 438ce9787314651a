package dev.larder.config;

import dev.larder.config.source.Located;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule whose methods change what others read.
 *
 * @param methods at least one pattern
 * @param allowBroad whether a pattern may mean every type
 * @param invalidations at least one; the first is the entry that a pattern is about
 * @param timing when they take place
 * @param value what write-through leaves there, as a template
 */
public record WriteSettings(
    String name,
    List<Located> methods,
    boolean allowBroad,
    List<InvalidationSettings> invalidations,
    Timing timing,
    WritePattern pattern,
    @Nullable Located value,
    boolean enabled) {
  /**
   * A rule whose methods run later.
   *
   * @param methods at least one pattern
   * @param key what calls have in common that run as one
   */
  public record Behind(
      String name,
      List<Located> methods,
      boolean allowBroad,
      Located key,
      Queueing queueing,
      boolean enabled) {}

  /**
   * How calls wait.
   *
   * @param sum the parameter that is summed up over calls of one key; null: the last one counts
   * @param maxBatch how many keys run before what has come since is looked at
   * @param inRedis whether they wait in Redis, not in memory
   */
  public record Queueing(
      @Nullable Located sum, Duration flushEvery, int maxBatch, boolean inRedis) {
    /** Whether another says the same, wherever in a file it stands. */
    public boolean isLike(Queueing that) {
      return Located.textOf(sum).equals(Located.textOf(that.sum))
          && flushEvery.equals(that.flushEvery)
          && maxBatch == that.maxBatch
          && inRedis == that.inRedis;
    }
  }

  /** What becomes of the first entry. */
  public enum WritePattern {
    /** It is dropped, as all others. */
    INVALIDATE("invalidate"),
    /** It is dropped. */
    WRITE_AROUND("write-around"),
    /** It is replaced by what was written, or dropped. */
    WRITE_THROUGH("write-through");

    private final String word;

    WritePattern(String word) {
      this.word = word;
    }

    /** As a rule file says it. */
    public String word() {
      return word;
    }
  }

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
}
