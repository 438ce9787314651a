package dev.larder.redis.server;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a cache's server should be set up like, by what it says of itself. Stateless. */
public enum Advice {
  /** A version that Larder does not know. */
  VERSION,
  /** It refuses to store once it is full. */
  NO_EVICTION,
  /** It keeps what has no end. */
  VOLATILE,
  /** It takes all the memory there is. */
  NO_MAX_MEMORY,
  /** It is far away. */
  FAR,
  /** Much is looked up in vain. */
  FEW_HITS,
  /** Nearly all is looked up in vain. */
  HARDLY_HITS;

  private static final int OLDEST = 5;
  private static final long NEAR_MICROS = TimeUnit.MILLISECONDS.toMicros(3);
  private static final double FEW = 0.8;
  private static final double HARDLY = 0.3;

  /** Fewer look-ups say nothing. */
  private static final long ENOUGH_LOOKUPS = 10_000;

  /**
   * What is to be said, in sentences that begin small.
   *
   * @param roundTripMicros the shortest one of some; below 0 if there was none
   */
  static Map<Advice, String> of(ServerInfo info, long roundTripMicros) {
    Map<Advice, String> told = new EnumMap<>(Advice.class);
    if (info.isThere()) {
      ofVersion(info, told);
      ofMemory(info, told);
      ofHits(info, told);
    }
    if (roundTripMicros > NEAR_MICROS) {
      told.put(
          FAR,
          String.format(
              Locale.ROOT,
              "a round trip takes %.1f ms, which is what another availability zone costs; run"
                  + " Redis in the zone of the application",
              roundTripMicros / 1e3));
    }
    return told;
  }

  private static void ofVersion(ServerInfo info, Map<Advice, String> told) {
    if (info.majorVersion() >= 0 && info.majorVersion() < OLDEST) {
      told.put(
          VERSION, info.name() + " is too old; Redis " + OLDEST + " is the oldest that will do");
    }
  }

  private static void ofMemory(ServerInfo info, Map<Advice, String> told) {
    String policy = info.maxMemoryPolicy();
    if (policy.equals("noeviction")) {
      told.put(
          NO_EVICTION,
          "maxmemory-policy is noeviction, so that nothing is stored any more once memory is full;"
              + " set allkeys-lru");
    } else if (policy.startsWith("volatile-")) {
      told.put(
          VOLATILE,
          "maxmemory-policy is "
              + policy
              + ", so that keys without an end are never evicted, whoever they belong to; set"
              + " allkeys-lru where this Redis is a cache alone");
    }
    if (info.maxMemory() == 0) {
      told.put(
          NO_MAX_MEMORY,
          "maxmemory is not set, so that nothing is evicted before the machine's memory is gone;"
              + " set it to bytes x entries x 1.4");
    }
  }

  private static void ofHits(ServerInfo info, Map<Advice, String> told) {
    if (info.hits() + info.misses() < ENOUGH_LOOKUPS || info.hitRatio() >= FEW) {
      return;
    }
    String found =
        String.format(
            Locale.ROOT, "%.0f %% of all look-ups have found something", 100 * info.hitRatio());
    if (info.hitRatio() < HARDLY) {
      told.put(
          HARDLY_HITS, found + "; below 30 % caching costs more than it saves: take rules out");
    } else {
      told.put(
          FEW_HITS, found + "; below 80 % the ttl is too short, or the wrong calls are cached");
    }
  }
}
