package dev.larder.engine.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.flight.Landing;
import dev.larder.metrics.MissReason;
import dev.larder.store.Seen;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.time.Ticker;
import dev.larder.transaction.OpenWrites;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LoadsTest {
  private static final String KEY = "ns:42";
  private static final long WAIT = TimeUnit.SECONDS.toNanos(60);

  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(new FakeTicker())));

  @Test
  void who_finds_a_load_that_ends_before_it_can_be_joined_begins_one() {
    Flight ahead = flight();
    assertThat(flights.begin(ahead)).isNull();
    Ticker betweenFindingAndJoining =
        () -> {
          flights.end(ahead);
          ahead.close();
          return 0;
        };
    Flight mine = flight();

    assertThat(loads(betweenFindingAndJoining).begin(mine, 0, WAIT)).isNull();
    assertThat(flights.current(KEY)).isSameAs(mine);
  }

  @Test
  void who_finds_a_load_that_lets_nobody_join_and_goes_on_runs_the_origin() {
    Flight alone = flight();
    assertThat(flights.begin(alone)).isNull();
    alone.close();

    assertThat(loads(() -> 0).begin(flight(), 0, WAIT)).isSameAs(Landing.NOTHING);
    assertThat(flights.current(KEY)).isSameAs(alone);
  }

  @Test
  void who_finds_a_load_that_fails_before_it_can_be_joined_is_told_all_the_same() {
    Flight ahead = flight();
    assertThat(flights.begin(ahead)).isNull();
    Exception thrown = new IllegalStateException("the origin's");
    Loads leaders = loads(() -> 0);
    Ticker betweenFindingAndJoining =
        () -> {
          leaders.failed(ahead, thrown);
          return 0;
        };
    Loads joining = loads(betweenFindingAndJoining);

    assertThat(joining.begin(flight(), 0, WAIT)).isEqualTo(Landing.of(thrown));
  }

  private Loads loads(Ticker ticker) {
    return new Loads(flights, Leading.OF_THIS_JVM, Formats.of(String.class), ticker, true);
  }

  private static Flight flight() {
    return new Flight(KEY, 42L, Lookup.miss(MissReason.ABSENT, Seen.ABSENT), 0);
  }
}
