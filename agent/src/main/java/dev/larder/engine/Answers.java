package dev.larder.engine;

import dev.larder.engine.entry.Alone;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Loaded;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.entry.StandIn;
import dev.larder.engine.flight.Landing;
import dev.larder.metrics.Recorder;
import org.jspecify.annotations.Nullable;

/** What callers have without a load of their own, counted. Thread-safe. */
record Answers(Entries entries, EntryFormat format, Recorder recorder) {
  @Nullable Hit serve(Lookup lookup) {
    if (lookup.notFound()) {
      recorder.notFoundHit();
    }
    Hit hit = lookup.hit();
    if (hit == null || !lookup.isAlive()) {
      return hit == null ? null : stale(hit);
    }
    entries.hit(lookup);
    return hit;
  }

  /** A value past its ttl, or one that answers for a load that failed. */
  Hit stale(Hit hit) {
    recorder.staleHit();
    return hit;
  }

  /** What a follower has of another's load; null: it runs the origin. */
  @Nullable Hit join(Landing landing) {
    Throwable thrown = landing.thrown();
    Hit hit = thrown == null ? arrived(landing.loaded()) : Hit.replay(thrown);
    if (hit == null) {
      recorder.bypass();
    } else {
      recorder.joined();
    }
    return hit;
  }

  /**
   * The same where something may answer for it, until its time is over.
   *
   * @return a hit, or {@link Alone}, or null
   */
  @Nullable Object join(Landing landing, @Nullable StandIn standIn, long nowNanos) {
    if (landing.thrown() != null && standIn != null && standIn.isInTime(nowNanos)) {
      return stale(standIn.hit());
    }
    Hit hit = join(landing);
    return hit == null ? alone(standIn) : hit;
  }

  /** A call that runs its origin, and is counted as such. */
  static @Nullable Alone alone(@Nullable StandIn standIn) {
    return standIn == null ? null : new Alone(standIn);
  }

  private @Nullable Hit arrived(@Nullable Loaded loaded) {
    return loaded == null ? null : format.copy(loaded);
  }

  @Nullable Hit bypass() {
    recorder.bypass();
    return null;
  }
}
