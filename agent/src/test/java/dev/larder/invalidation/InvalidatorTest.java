package dev.larder.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.FakeStore;
import dev.larder.store.Reading;
import dev.larder.store.Tombstone;
import dev.larder.time.FakeTicker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order the stores hear of an invalidation. */
final class InvalidatorTest {
  private static final byte[] ENTRY = new byte[32];

  private final FakeStore redis = new FakeStore(new FakeTicker(0));
  private final JournaledStore journaled =
      new JournaledStore(redis, settle -> new Tombstone(ENTRY, 60_000, settle));
  private final List<Reading> readings = new ArrayList<>();

  /** Tells what a call is told while a drop here goes on. */
  private final class Local implements Invalidator.Local {
    @Override
    public void drop(String key) {
      readings.add(journaled.get(key));
    }

    @Override
    public Runnable hold(List<String> keys) {
      return () -> {};
    }

    @Override
    public Runnable holdAll() {
      return () -> {};
    }
  }

  @Test
  void loads_are_doomed_before_a_key_is_dirty_and_once_it_is() {
    redis.failWrites(true);

    new Invalidator(new Local(), journaled, null, 0, new FakeTicker(0)).invalidate(List.of("k"));

    assertThat(readings)
        .extracting(reading -> reading.seen().isKnown())
        .containsExactly(true, false);
  }
}
