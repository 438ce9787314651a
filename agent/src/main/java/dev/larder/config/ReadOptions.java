package dev.larder.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a read rule caches.
 *
 * @param maxWait the longest a caller waits for another's load
 * @param values how they are written
 * @param loading who loads them, and when
 * @param near what this JVM keeps of what it reads; null: nothing
 */
public record ReadOptions(
    Lifetime lifetime,
    Duration maxWait,
    SingleFlight singleFlight,
    Sizes sizes,
    Values values,
    Loading loading,
    @Nullable Near near,
    boolean enabled) {
  /** Whether entries are what programs in other languages share. */
  public boolean isPlain() {
    return values.codec() == Codec.PLAIN;
  }

  /**
   * What a JVM keeps of what it reads from Redis.
   *
   * @param ttl the longest that an entry is kept
   */
  public record Near(int maxEntries, Duration ttl) {}

  /**
   * How long entries live.
   *
   * @param ttl null: forever
   * @param jitter the largest share that is taken off the ttl, 0 to 1
   * @param notFoundTtl of null and empty optionals; null: they are not cached
   * @param staleWhileRevalidate how long past the ttl a value may answer while it is loaded anew
   * @param staleIfError how long past the ttl a value may answer where its load fails
   * @param sliding whether each hit renews the ttl
   */
  public record Lifetime(
      @Nullable Duration ttl,
      double jitter,
      @Nullable Duration notFoundTtl,
      Duration staleWhileRevalidate,
      Duration staleIfError,
      boolean sliding) {
    /** The longest that an entry may be of use; null: forever. */
    public @Nullable Duration longest() {
      Duration window =
          staleIfError.compareTo(staleWhileRevalidate) > 0 ? staleIfError : staleWhileRevalidate;
      return ttl == null || sliding ? null : ttl.plus(window);
    }
  }

  /**
   * Who loads, and when.
   *
   * @param loadTimeout the longest that a caller waits for a thread that loads for it, where there
   *     is something else; null: as long as it takes
   */
  public record Loading(LoadPattern pattern, Refresh refresh, @Nullable Duration loadTimeout) {}

  /**
   * When an entry is loaded before its ttl is over.
   *
   * @param at the share of the ttl after which it is
   * @param probable by chance instead
   * @param inline by the caller that comes first
   */
  public record Refresh(double at, boolean probable, boolean inline) {}

  /** Who asks the cache, and when. */
  public enum LoadPattern {
    /** The caller loads what is not there. */
    CACHE_ASIDE("cache-aside"),
    /** A thread beside it does. */
    READ_THROUGH("read-through"),
    /** As cache-aside; what is in use is loaded anew before its ttl is over. */
    REFRESH_AHEAD("refresh-ahead");

    private final String word;

    LoadPattern(String word) {
      this.word = word;
    }

    /** As a rule file says it. */
    public String word() {
      return word;
    }
  }

  /**
   * How large values may be, in bytes as they are written.
   *
   * @param maxBytes the size of the largest entry that is stored
   * @param compressAbove larger values are compressed; {@link Long#MAX_VALUE}: none is
   */
  public record Sizes(long maxBytes, long compressAbove) {}

  /**
   * How values are written.
   *
   * @param allowTypes patterns of the classes that may be named inside a value
   */
  public record Values(Codec codec, List<String> allowTypes) {
    public Values {
      allowTypes = List.copyOf(allowTypes);
    }
  }

  /** How the bytes of values are made. */
  public enum Codec {
    /** JSON where it carries them, else binary. */
    AUTO,
    JSON,
    SMILE,
    CBOR,
    MSGPACK,
    BINARY,
    /** Texts and bytes as they are. */
    RAW,
    /** JSON alone, as programs in other languages write it. */
    PLAIN
  }

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
