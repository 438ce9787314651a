package dev.larder.engine.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.decision.Ages;
import dev.larder.engine.decision.Ahead;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.flight.Flight;
import dev.larder.metrics.MissReason;
import dev.larder.store.FakeLocks;
import dev.larder.store.Seen;
import dev.larder.time.FakeTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Loads ahead in several JVMs, which want the lock of one key and do not wait for it. */
final class LeadAtOnceTest {
  private static final Lookup ABSENT = Lookup.miss(MissReason.ABSENT, Seen.ABSENT);
  private static final Lookup ENTRY =
      Lookup.hit(Hit.of("value"), false, Seen.of(EntryFormat.tombstone(0).bytes()));

  private static final Ages STALE = new Ages(30_000, 0, Ahead.never());

  private final FakeTicker ticker = new FakeTicker();
  private final FakeLocks store = new FakeLocks(ticker);
  private final KeyLocks here = locks();
  private final KeyLocks there = locks();
  private Lookup found = ENTRY;

  @Test
  void one_of_them_loads() {
    Flight ahead = flight();

    assertThat(leads(there, ahead)).isTrue();
    assertThat(leads(here, flight())).isFalse();
    there.release(ahead);
    assertThat(leads(here, flight())).isTrue();
  }

  @Test
  void what_changed_since_is_not_loaded() {
    Flight ahead = flight();
    found = ABSENT;

    assertThat(leads(here, ahead)).isFalse();
  }

  @Test
  void without_an_answer_nothing_is_loaded() {
    Flight ahead = flight();
    found = Lookup.miss(MissReason.UNKNOWN, Seen.UNKNOWN);

    assertThat(leads(here, ahead)).isFalse();
  }

  @Test
  void what_cannot_be_kept_is_loaded_by_who_would_load_it_in_any_case_and_not_ahead() {
    found = Lookup.aged(Hit.of("value"), ENTRY.seen(), STALE.of(10_000));
    Flight first = flight();
    assertThat(leads(there, first)).isTrue();
    there.uncacheable(first);

    assertThat(leads(here, flight())).isTrue();
    Flight ahead = flight();
    ahead.isAhead = true;
    assertThat(leads(here, ahead)).isFalse();
  }

  private boolean leads(KeyLocks locks, Flight flight) {
    return locks.leading(false, true, Duration.ofSeconds(2)).leadAtOnce(flight, () -> found);
  }

  private KeyLocks locks() {
    return new KeyLocks(
        store,
        ticker,
        nanos -> {
          throw new AssertionError("it waits");
        });
  }

  private Flight flight() {
    return new Flight("ns:42", 42L, ENTRY, ticker.nanos());
  }
}
