package dev.larder.engine.flight;

import static dev.larder.concurrency.Interleavings.check;
import static dev.larder.concurrency.Interleavings.join;
import static dev.larder.concurrency.Interleavings.must;
import static dev.larder.concurrency.Interleavings.together;

import dev.larder.engine.entry.Lookup;
import dev.larder.metrics.MissReason;
import dev.larder.store.Seen;
import dev.larder.time.CoarseTicker;
import dev.larder.transaction.OpenWrites;
import dev.larder.version.CallTags;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FlightsInterleavingsTest {
  private static final long WAIT = 1_000_000_000_000L;
  private static final Seen CHANGED = Seen.of(new byte[] {1});

  @Test
  void of_two_callers_of_one_key_one_leads() {
    check(
        () -> {
          Flights flights = flights();
          AtomicInteger leaders = new AtomicInteger();
          Runnable caller =
              () -> {
                if (flights.begin(flight("key")) == null) {
                  leaders.incrementAndGet();
                }
              };
          together(caller, caller);
          must(leaders.get() == 1, "one leads");
        });
  }

  @Test
  void of_two_callers_that_a_flight_does_not_suit_one_leads_anew() {
    check(
        () -> {
          Flights flights = flights();
          Flight old = begun(flights, "key");
          AtomicInteger leaders = new AtomicInteger();
          Runnable caller =
              () -> {
                if (flights.begin(flight("key", CHANGED, 5), 4) == null) {
                  leaders.incrementAndGet();
                }
              };
          together(caller, caller);
          must(leaders.get() == 1, "one leads");
          must(old.isDoomed(), "the old one is kept by nobody");
        });
  }

  @Test
  void nothing_is_kept_once_a_doom_has_returned() {
    check(
        () -> {
          Flights flights = flights();
          Flight flight = begun(flights, "key");
          AtomicBoolean doomed = new AtomicBoolean();
          AtomicBoolean late = new AtomicBoolean();
          together(
              () -> flight.keep(() -> late.set(doomed.get())),
              () -> {
                flights.doom("key");
                doomed.set(true);
              });
          must(!late.get(), "it is kept before, or not at all");
        });
  }

  @Test
  void nor_once_one_of_two_dooms_has_returned() {
    nothingIsKeptAfterADoom(flights -> flights.doom("key"));
  }

  @Test
  void nor_where_a_call_that_it_does_not_suit_makes_way_for_its_own() {
    nothingIsKeptAfterADoom(flights -> flights.begin(flight("key", CHANGED, 5), 4));
  }

  @Test
  void nor_where_a_follower_has_waited_in_vain() {
    nothingIsKeptAfterADoom(flights -> makeWay(flights));
  }

  private static void makeWay(Flights flights) {
    Flight late = flights.current("key");
    if (late != null) {
      flights.makeWay(late, 1);
    }
  }

  @Test
  void a_flight_that_makes_way_while_it_ends_is_known_no_more() {
    check(
        () -> {
          Flights flights = flights();
          Flight flight = begun(flights, "key");
          together(() -> flights.end(flight), () -> flights.makeWay(flight, 1));
          must(!flights.doom("key"), "it is neither in the table nor beside it");
        });
  }

  private static void nothingIsKeptAfterADoom(Consumer<Flights> other) {
    check(
        () -> {
          Flights flights = flights();
          Flight flight = begun(flights, "key");
          AtomicBoolean doomed = new AtomicBoolean();
          AtomicBoolean late = new AtomicBoolean();
          together(
              () -> flight.keep(() -> late.set(doomed.get())),
              () -> other.accept(flights),
              () -> {
                flights.doom("key");
                doomed.set(true);
              });
          must(!late.get(), "it is kept before, or not at all");
        });
  }

  @Test
  void a_load_from_before_a_doom_is_neither_followed_nor_kept_after_it() {
    check(
        () -> {
          Flights flights = flights();
          Flight old = flight("key");
          AtomicBoolean leads = new AtomicBoolean();
          AtomicReference<@Nullable Flight> followed = new AtomicReference<>();
          together(
              () -> leads.set(flights.begin(old) == null),
              () -> {
                flights.doom("key");
                followed.set(flights.begin(flight("key")));
              });
          must(!old.isDoomed() || followed.get() == null, "what is doomed is not followed");
          must(leads.get() || followed.get() == null, "who follows, follows one that leads");
        });
  }

  @Test
  void a_flight_that_another_one_made_way_for_is_found_or_doomed() {
    check(
        () -> {
          Flights flights = flights();
          Flight old = begun(flights, "key");
          Flight next = flight("key");
          together(
              () -> {
                flights.end(old);
                flights.begin(next);
              },
              () -> flights.doom("key"));
          must(next.isDoomed() || flights.current("key") == next, "it is still known");
        });
  }

  @Test
  void a_load_that_begins_while_its_key_comes_to_be_held_is_not_kept() {
    check(
        () -> {
          Flights flights = flights();
          Flight flight = flight("key");
          together(
              () -> flights.begin(flight),
              () -> {
                flights.hold(List.of("key"));
                flights.doom("key");
              });
          must(flight.isDoomed(), "it is kept by nobody");
        });
  }

  @Test
  void a_key_is_held_until_its_last_hold_is_released() {
    check(
        () -> {
          Flights flights = flights();
          AtomicBoolean lost = new AtomicBoolean();
          Runnable writer =
              () -> {
                Runnable release = flights.hold(List.of("key"));
                if (!flights.isHeld("key", CallTags.NONE)) {
                  lost.set(true);
                }
                release.run();
              };
          together(writer, writer);
          must(!lost.get(), "it is held meanwhile");
          must(!flights.isHeld("key", CallTags.NONE), "nobody holds it afterwards");
        });
  }

  @Test
  void who_leads_under_an_unchanged_stamp_has_looked_after_the_last_flight_stored() {
    check(
        () -> {
          Flights flights = flights();
          Flight first = begun(flights, "key");
          AtomicBoolean stored = new AtomicBoolean();
          AtomicBoolean loadsTwice = new AtomicBoolean();
          together(
              () -> {
                stored.set(true);
                flights.end(first);
              },
              () -> {
                int stamp = flights.stamp("key");
                boolean found = stored.get();
                boolean leads = flights.begin(flight("key")) == null;
                loadsTwice.set(leads && !found && flights.stamp("key") == stamp);
              });
          must(!loadsTwice.get(), "what was stored is looked at");
        });
  }

  @Test
  void a_follower_that_was_let_in_is_told_of_the_landing() {
    check(
        () -> {
          Flights flights = flights();
          Flight flight = begun(flights, "key");
          together(
              () -> {
                flights.end(flight);
                if (flight.close()) {
                  flight.land(Landing.NOTHING);
                }
              },
              () -> flights.follow(flight, WAIT));
        });
  }

  @Test
  void of_two_threads_that_close_a_circle_one_does_not_wait() {
    check(
        () -> {
          Flights flights = flights();
          together(() -> loadWithin(flights, "a", "b"), () -> loadWithin(flights, "b", "a"));
        });
  }

  @Test
  void who_has_landed_what_another_thread_waits_for_may_wait_for_that_thread() {
    check(
        () -> {
          Flights flights = flights();
          AtomicReference<@Nullable Flight> other = new AtomicReference<>();
          Flight mine = begun(flights, "mine");
          Thread waits =
              new Thread(
                  () -> {
                    Flight theirs = begun(flights, "theirs");
                    other.set(theirs);
                    flights.follow(mine, WAIT);
                    theirs.land(Landing.LATE);
                  });
          waits.start();
          mine.land(Landing.NOTHING);
          Flight theirs = other.get();
          boolean waited = theirs == null || flights.follow(theirs, WAIT).isLate();
          join(waits);
          must(waited, "there is no circle");
        });
  }

  /** A load that calls what another one may be loading, which calls what this one loads. */
  private static void loadWithin(Flights flights, String own, String other) {
    Flight mine = begun(flights, own);
    Flight theirs = flights.current(other);
    if (theirs != null) {
      flights.follow(theirs, WAIT);
    }
    flights.end(mine);
    mine.close();
    mine.land(Landing.NOTHING);
  }

  private static Flights flights() {
    return new Flights(new OpenWrites(new CoarseTicker(() -> 0)));
  }

  private static Flight begun(Flights flights, String key) {
    Flight flight = flight(key);
    must(flights.begin(flight) == null, "it is the first");
    return flight;
  }

  private static Flight flight(String key) {
    return flight(key, Seen.ABSENT, 0);
  }

  private static Flight flight(String key, Seen seen, long beganNanos) {
    return new Flight(key, key, Lookup.miss(MissReason.ABSENT, seen), beganNanos);
  }
}
