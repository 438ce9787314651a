package dev.larder.benchmarks;

import java.util.List;

/**
 * What Larder is held against.
 *
 * @param larder benchmark with Larder, or of a way that Larder might take, {@code Class.method} of
 *     {@code com.bench}
 * @param peer benchmark without it
 * @param most what the measure may be; infinite where it is for information
 */
record Comparison(String name, String larder, String peer, Measure measure, double most) {
  private static final double NO_BAR = Double.POSITIVE_INFINITY;

  /** All there are, in the order of the report. */
  static final List<Comparison> ALL =
      List.of(
          of("disabled-primitive", "DisabledRule.wovenPrimitive", "DisabledRule.plainPrimitive")
              .atMost(Measure.CPU, 1.05),
          of("disabled-reference", "DisabledRule.wovenReference", "DisabledRule.plainReference")
              .atMost(Measure.CPU, 1.05),
          of("near-hit-same-clock", "NearHit.larderId", "NearHit.sameClockId")
              .atMost(Measure.CPU, 1.1),
          of("near-hit-system-clock", "NearHit.larderId", "NearHit.systemClockId")
              .atMost(Measure.CPU, 0.5),
          of("near-hit-string", "NearHit.larderSku", "NearHit.sameClockSku")
              .atMost(Measure.CPU, NO_BAR),
          of("near-hit-two-arguments", "NearHit.larderTwo", "NearHit.sameClockTwo")
              .atMost(Measure.CPU, NO_BAR),
          of("key-text", "KeyText.larder", "KeyText.nothing").atMost(Measure.ADDED, 60),
          of("decode-json", "Decode.json", "Decode.jackson").atMost(Measure.CPU, 1.1),
          of("decode-binary", "Decode.binary", "Decode.jackson").atMost(Measure.CPU, NO_BAR),
          of("redis-hit-median", "RedisHit.larder", "RedisHit.byHand").atMost(Measure.MEDIAN, 1.1),
          of("redis-hit-mean", "RedisHit.larder", "RedisHit.byHand").atMost(Measure.MEAN, 1.1),
          of("redis-hit-16-threads", "RedisHit16.larder", "RedisHit16.byHand")
              .atMost(Measure.MEAN, 1.0),
          of("by-hand-two-connections", "RedisWays.twoConnections", "RedisHit16.byHand"),
          of("by-hand-four-connections", "RedisWays.fourConnections", "RedisHit16.byHand"),
          of("by-hand-epoll", "RedisWays.epoll", "RedisHit.byHand"),
          of("by-hand-epoll-16-threads", "RedisWays.epoll16", "RedisHit16.byHand"),
          of("redis-miss-median", "RedisMiss.larder", "RedisMiss.byHand")
              .atMost(Measure.MEDIAN, NO_BAR),
          of("redis-miss-mean", "RedisMiss.larder", "RedisMiss.byHand"),
          of("open-breaker", "OpenBreaker.larder", "OpenBreaker.plain")
              .atMost(Measure.ADDED, 1_000));

  private static Comparison of(String name, String larder, String peer) {
    return new Comparison(name, larder, peer, Measure.MEAN, NO_BAR);
  }

  private Comparison atMost(Measure byMeasure, double bar) {
    return new Comparison(name, larder, peer, byMeasure, bar);
  }

  boolean hasBar() {
    return most != NO_BAR;
  }
}
