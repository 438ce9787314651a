package dev.larder.rule.again;

import dev.larder.config.ReadOptions;
import dev.larder.config.ReadOptions.LoadPattern;
import dev.larder.engine.decision.Ages;
import dev.larder.engine.decision.Ahead;
import dev.larder.engine.decision.Pattern;
import dev.larder.engine.decision.ReadSettings;
import dev.larder.pattern.CacheAside;
import dev.larder.pattern.ReadThrough;
import dev.larder.pattern.RefreshAhead;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a rule's options say of loads. Stateless. */
public final class LoadOptions {
  private LoadOptions() {}

  /** The pattern. */
  public static Pattern pattern(ReadOptions options) {
    CacheAside aside = new CacheAside(options.lifetime().notFoundTtl() != null);
    return switch (options.loading().pattern()) {
      case CACHE_ASIDE -> aside;
      case READ_THROUGH -> new ReadThrough(aside);
      case REFRESH_AHEAD -> new RefreshAhead(aside);
    };
  }

  /**
   * How a rule reads and stores.
   *
   * @param mayWait whether its callers may wait for each other
   */
  public static ReadSettings settings(ReadOptions options, boolean mayWait) {
    ReadOptions.Lifetime lifetime = options.lifetime();
    return new ReadSettings(
        millis(lifetime.ttl()),
        lifetime.jitter(),
        millis(lifetime.notFoundTtl()),
        mayWait ? options.maxWait().toNanos() : 0,
        options.sizes().maxBytes(),
        options.sizes().compressAbove(),
        ages(options),
        lifetime.sliding());
  }

  /** For ever, where there is no duration. */
  private static long millis(@Nullable Duration duration) {
    return duration == null ? Long.MAX_VALUE : Math.max(1, duration.toMillis());
  }

  /** What the age of entries means. */
  public static Ages ages(ReadOptions options) {
    ReadOptions.Lifetime lifetime = options.lifetime();
    return new Ages(
        lifetime.staleWhileRevalidate().toMillis(),
        lifetime.staleIfError().toMillis(),
        ahead(options));
  }

  /** Whether the age of entries means anything. */
  public static boolean agesMatter(ReadOptions options) {
    return ages(options).matter() || options.lifetime().sliding() || options.near() != null;
  }

  private static Ahead ahead(ReadOptions options) {
    Duration ttl = options.lifetime().ttl();
    if (options.loading().pattern() != LoadPattern.REFRESH_AHEAD || ttl == null) {
      return Ahead.never();
    }
    ReadOptions.Refresh refresh = options.loading().refresh();
    return refresh.probable()
        ? Ahead.probable(ttl.toMillis())
        : Ahead.of(Math.round(ttl.toMillis() * (1 - refresh.at())));
  }

  /** Whether Larder calls the method by itself. */
  public static boolean callAgain(ReadOptions options) {
    return options.loading().pattern() != LoadPattern.CACHE_ASIDE
        || !options.lifetime().staleIfError().isZero();
  }
}
