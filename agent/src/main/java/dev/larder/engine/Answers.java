package dev.larder.engine;

import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Loaded;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.flight.Landing;
import dev.larder.metrics.Recorder;
import org.jspecify.annotations.Nullable;

/** What callers have without a load of their own, counted. Thread-safe. */
record Answers(EntryFormat format, Recorder recorder) {
  @Nullable Hit serve(Lookup lookup) {
    if (lookup.notFound()) {
      recorder.notFoundHit();
    }
    Hit hit = lookup.hit();
    return hit == null || lookup.isAlive() ? hit : stale(hit);
  }

  /** A value past its ttl, or one that answers for a load that failed. */
  Hit stale(Hit hit) {
    recorder.staleHit();
    return hit;
  }

  /**
   * What a follower has of another's load; null: it runs the origin.
   *
   * @param standIn what it has if the load threw
   */
  @Nullable Hit join(Landing landing, @Nullable Hit standIn) {
    Throwable thrown = landing.thrown();
    if (thrown != null && standIn != null) {
      return stale(standIn);
    }
    Hit hit = thrown == null ? arrived(landing.loaded()) : Hit.replay(thrown);
    if (hit == null) {
      recorder.bypass();
    } else {
      recorder.joined();
    }
    return hit;
  }

  private @Nullable Hit arrived(@Nullable Loaded loaded) {
    return loaded == null ? null : format.copy(loaded);
  }

  @Nullable Hit bypass() {
    recorder.bypass();
    return null;
  }
}
