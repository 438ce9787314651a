package dev.larder.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a read rule caches.
 *
 * @param maxWait the longest a caller waits for another's load
 * @param maxBytes the size of the largest value that is stored
 */
public record ReadOptions(
    Lifetime lifetime,
    Duration maxWait,
    SingleFlight singleFlight,
    long maxBytes,
    boolean enabled) {
  /**
   * How long entries live.
   *
   * @param ttl null: forever
   * @param jitter the largest share that is taken off the ttl, 0 to 1
   * @param notFoundTtl of null and empty optionals; null: they are not cached
   */
  public record Lifetime(@Nullable Duration ttl, double jitter, @Nullable Duration notFoundTtl) {}

  /** Whether calls for one key share a load. */
  public enum SingleFlight {
    /** In this JVM, and in all of them once its loads are long. */
    AUTO,
    /** In this JVM. */
    LOCAL,
    /** In all JVMs that share the entries. */
    CLUSTER,
    /** Not at all. */
    OFF
  }
}
