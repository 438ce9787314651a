package dev.larder.engine.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.Led.Next;
import dev.larder.metrics.MissReason;
import dev.larder.store.FakeLocks;
import dev.larder.store.Seen;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.OpenWrites;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who may have the entry that a leader finds while it asks for the lock. */
final class FoundByLeaderTest {
  private static final String KEY = "ns:42";
  private static final Lookup ABSENT = Lookup.miss(MissReason.ABSENT, Seen.ABSENT);
  private static final Lookup TOMBSTONE =
      Lookup.miss(MissReason.ABSENT, Seen.of(EntryFormat.tombstone(0).bytes()));
  private static final Lookup ENTRY =
      Lookup.hit(Hit.of("value"), false, Seen.of(EntryFormat.tombstone(0).bytes()));

  private final FakeTicker ticker = new FakeTicker();
  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));
  private final Leading leading =
      new KeyLocks(new FakeLocks(ticker), ticker, nanos -> {})
          .leading(true, true, Duration.ofSeconds(2));

  @Test
  void an_entry_from_before_an_invalidation_is_for_nobody_who_came_after_it() {
    Flight leader = new Flight(KEY, 42L, ABSENT, ticker.nanos());
    flights.begin(leader);
    ticker.advance(Duration.ofMillis(1));
    long[] came = new long[1];

    Led led =
        leading.lead(
            leader,
            () -> {
              ticker.advance(Duration.ofMillis(1)); // Redis reads the entry, then drops it
              came[0] = ticker.nanos();
              ticker.advance(Duration.ofMillis(1));
              return ENTRY;
            });
    Flight late = new Flight(KEY, 42L, TOMBSTONE, ticker.nanos());

    assertThat(led.next()).isEqualTo(Next.SERVE);
    assertThat(flights.begin(late, came[0])).as("whom it follows").isNull();
  }

  @Test
  void an_entry_that_was_looked_for_after_a_call_came_is_for_this_call_too() {
    Flight leader = new Flight(KEY, 42L, ABSENT, ticker.nanos());
    flights.begin(leader);
    ticker.advance(Duration.ofMillis(1));
    long came = ticker.nanos();
    Led led = leading.lead(leader, () -> ENTRY);

    Flight call = new Flight(KEY, 42L, TOMBSTONE, ticker.nanos());
    assertThat(led.next()).isEqualTo(Next.SERVE);
    assertThat(flights.begin(call, came)).isSameAs(leader);
  }
}
