package dev.larder.metrics;

/**
 * Observes what one rule does. Every method does nothing by default; implementations are
 * thread-safe and quick.
 */
public interface Recorder {
  /** An observer of nothing. */
  Recorder NONE = new Recorder() {};

  /**
   * What counts the calls that are answered by an entry of this JVM. To be asked for once, by
   * whoever answers: a call through this interface would cost as much as counting.
   */
  default HitCounter nearHitCounter() {
    return HitCounter.create();
  }

  /**
   * A call was answered by an entry in Redis.
   *
   * @param nanos how long the lookup took
   */
  default void remoteHit(long nanos) {}

  /** A call was answered by another caller's load. */
  default void joined() {}

  /** One of the hits was a not-found entry. */
  default void notFoundHit() {}

  /** A call was answered by an entry past its ttl. */
  default void staleHit() {}

  /** A lookup found nothing to serve. */
  default void miss(MissReason reason) {}

  /** The origin ran without the cache: no store, no single-flight. */
  default void bypass() {}

  /**
   * The origin returned.
   *
   * @param nanos how long it took
   */
  default void loaded(long nanos) {}

  /** The origin threw. */
  default void loadFailed() {}

  /** An entry was stored. */
  default void stored() {}

  /** One of the entries that were stored was compressed before. */
  default void compressed() {}

  /** A result was not stored, since its entry is larger than the rule allows. */
  default void oversized() {}

  /**
   * A result is stored that is large for a cache.
   *
   * @param bytes of its entry, before it is compressed
   */
  default void large(int bytes) {}

  /** An entry could not be stored. */
  default void storeFailed() {}

  /** A store was refused because the key had changed since the load began. */
  default void storeFenced() {}

  /** A write dropped this many keys. */
  default void invalidated(int keys) {}

  /** So many calls wait to be run. */
  default void queued(long calls) {}

  /** So many calls are given up, and kept. */
  default void deadLetters(long calls) {}

  /** Something of Larder's own failed; the call went on without it. */
  default void fault(String what) {}
}
