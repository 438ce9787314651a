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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Leaders of several JVMs that want the lock of one key, step by step. */
final class LockedLeadingTest {
  private static final String KEY = "ns:42";
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Lookup ABSENT = Lookup.miss(MissReason.ABSENT, Seen.ABSENT);
  private static final Lookup TOMBSTONE =
      Lookup.miss(MissReason.ABSENT, Seen.of(EntryFormat.tombstone(0).bytes()));
  private static final Lookup ENTRY =
      Lookup.hit(Hit.of("value"), false, Seen.of(EntryFormat.tombstone(0).bytes()));

  private final FakeTicker ticker = new FakeTicker();
  private final FakeLocks store = new FakeLocks(ticker);

  /** What happens during the pauses of whoever waits, one after the other. */
  private final Deque<Runnable> meanwhile = new ArrayDeque<>();

  private final List<Long> pauses = new ArrayList<>();
  private final KeyLocks here = locks();
  private final KeyLocks there = locks();
  private Lookup found = ABSENT;

  @Test
  void a_free_lock_is_had_at_once_and_freed_at_the_end() {
    Flight flight = flight();

    assertThat(lead(here, flight)).isEqualTo(Next.LOAD);
    assertThat(pauses).isEmpty();
    assertThat(store.isLocked(KEY + "~lock")).isTrue();

    here.release(flight);
    assertThat(store.isLocked(KEY + "~lock")).isFalse();
    assertThat(here.size()).isZero();
  }

  @Test
  void who_comes_later_waits_in_growing_steps_until_the_entry_is_there() {
    lead(there, flight());
    later(5, () -> found = ENTRY);

    assertThat(lead(here, flight())).isEqualTo(Next.SERVE);
    assertThat(pauses.subList(0, 4)).containsExactly(5L, 10L, 20L, 40L);
    assertThat(pauses.subList(4, pauses.size())).hasSize(1).allMatch(ms -> ms >= 75 && ms <= 150);
  }

  @Test
  void the_first_to_ask_after_the_leader_has_ended_leads() {
    Flight first = flight();
    lead(there, first);
    later(3, () -> there.release(first)); // it threw

    assertThat(lead(here, flight())).isEqualTo(Next.LOAD);
    renewedMeanwhile(here);
    assertThat(lead(there, flight())).isEqualTo(Next.BYPASS);
  }

  @Test
  void who_has_waited_long_enough_keeps_nothing() {
    lead(there, flight());
    renewedMeanwhile(there);
    Flight late = flight();

    assertThat(lead(here, late)).isEqualTo(Next.BYPASS);
    assertThat(ticker.nanos()).isEqualTo(WAIT.toNanos());
    here.release(late);
    assertThat(store.isLocked(KEY + "~lock")).as("the other one's").isTrue();
  }

  @Test
  void who_may_not_wait_asks_once() {
    lead(there, flight());
    Leading synchronizedMethod = here.leading(true, false, WAIT);

    assertThat(synchronizedMethod.lead(flight(), () -> found).next()).isEqualTo(Next.BYPASS);
    assertThat(store.claims()).isEqualTo(2);
  }

  @Test
  void without_an_answer_the_origin_runs_at_once() {
    lead(there, flight());
    later(2, () -> found = Lookup.miss(MissReason.UNKNOWN, Seen.UNKNOWN));
    Flight waiting = flight();

    assertThat(lead(here, waiting)).isEqualTo(Next.LOAD);
    assertThat(waiting.seen.isKnown()).isFalse();

    found = ABSENT;
    store.fail(true);
    assertThat(lead(here, flight())).isEqualTo(Next.LOAD);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void who_comes_after_an_invalidation_takes_the_lock_over() {
    Flight before = flight();
    lead(there, before);
    found = TOMBSTONE;
    Flight after = flight();

    assertThat(lead(here, after)).isEqualTo(Next.LOAD);
    assertThat(pauses).isEmpty();
    there.release(before);
    assertThat(store.isLocked(KEY + "~lock")).as("the second one's").isTrue();
  }

  @Test
  void who_has_waited_over_an_invalidation_waits_for_those_after_it() {
    lead(there, flight());
    KeyLocks third = locks();
    later(
        2,
        () -> {
          found = TOMBSTONE;
          lead(third, flight());
        });
    later(1, () -> found = ENTRY);

    assertThat(lead(here, flight())).isEqualTo(Next.SERVE);
    assertThat(third.size()).isEqualTo(1);
  }

  @Test
  void an_invalidation_while_the_lock_is_got_is_noticed() {
    Flight flight = flight();
    found = TOMBSTONE;

    assertThat(lead(here, flight)).isEqualTo(Next.LOAD);
    assertThat(flight.seen).isSameAs(TOMBSTONE.seen());
    renewedMeanwhile(here);
    assertThat(lead(there, flight())).as("saw the same").isEqualTo(Next.BYPASS);
  }

  @Test
  void an_interrupt_ends_the_wait_and_stays_set() {
    lead(there, flight());
    later(2, () -> Thread.currentThread().interrupt());
    Flight interrupted = flight();

    assertThat(lead(here, interrupted)).isEqualTo(Next.LOAD);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(pauses).hasSize(2);
  }

  @Test
  void a_flight_that_is_doomed_meanwhile_waits_no_more() {
    Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));
    lead(there, flight());
    Flight waiting = flight();
    flights.begin(waiting);
    later(2, () -> flights.doom(KEY));

    assertThat(lead(here, waiting)).isEqualTo(Next.LOAD);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void a_lock_outlives_its_lease_while_its_load_goes_on_and_no_longer() {
    Flight flight = flight();
    lead(there, flight);
    for (int i = 0; i < 5_000; i++) {
      ticker.advance(Duration.ofMillis(KeyLocks.RENEW_MILLIS));
      there.renew();
      if (i * KeyLocks.RENEW_MILLIS < 44_000) {
        assertThat(store.isLocked(KEY + "~lock")).isTrue();
      }
    }
    assertThat(store.isLocked(KEY + "~lock")).isFalse();
    assertThat(there.size()).isZero();
  }

  @Test
  void the_lock_of_a_jvm_that_is_gone_ends_before_the_wait_for_it() {
    lead(there, flight()); // which is never renewed

    assertThat(lead(here, flight())).isEqualTo(Next.LOAD);
    assertThat(ticker.nanos())
        .isBetween(WAIT.toNanos() / 2, WAIT.toNanos() / 2 + TimeUnit.MILLISECONDS.toNanos(150));
  }

  @Test
  void a_lock_that_was_taken_over_is_not_prolonged() {
    lead(there, flight());
    found = TOMBSTONE;
    Flight second = flight();
    lead(here, second);
    ticker.advance(Duration.ofMillis(400));
    there.renew();
    here.release(second);

    assertThat(store.isLocked(KEY + "~lock")).isFalse();
  }

  @Test
  void where_a_result_cannot_be_cached_nobody_waits_until_the_key_is_invalidated() {
    Flight flight = flight();
    lead(there, flight);
    there.uncacheable(flight);
    there.release(flight);

    assertThat(lead(here, flight())).isEqualTo(Next.LOAD_APART);
    found = TOMBSTONE;
    assertThat(lead(here, flight())).isEqualTo(Next.LOAD);
    assertThat(pauses).isEmpty();
  }

  @Test
  void a_load_after_no_answer_leaves_no_word_and_frees_its_lock() {
    Flight flight = flight();
    found = Lookup.miss(MissReason.UNKNOWN, Seen.UNKNOWN);
    assertThat(lead(here, flight)).isEqualTo(Next.LOAD);
    assertThat(store.isLocked(KEY + "~lock")).isTrue();

    here.uncacheable(flight);
    assertThat(store.isLocked(KEY + "~lock")).isFalse();
    assertThat(here.size()).isZero();
  }

  private Next lead(KeyLocks locks, Flight flight) {
    return locks.leading(true, true, WAIT).lead(flight, () -> found).next();
  }

  /** A flight whose lookup found what is there. */
  private Flight flight() {
    return new Flight(KEY, 42L, found.isHit() ? ABSENT : found, ticker.nanos());
  }

  /** Does something in the pause of this number from the last one on. */
  private void later(int pause, Runnable event) {
    for (int i = 1; i < pause; i++) {
      meanwhile.add(() -> {});
    }
    meanwhile.add(event);
  }

  private void renewedMeanwhile(KeyLocks locks) {
    for (int i = 0; i < 100; i++) {
      meanwhile.add(locks::renew);
    }
  }

  private KeyLocks locks() {
    return new KeyLocks(store, ticker, this::pause);
  }

  private void pause(long nanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    pauses.add(TimeUnit.NANOSECONDS.toMillis(nanos));
    ticker.advance(Duration.ofNanos(nanos));
    Runnable event = meanwhile.poll();
    if (event != null) {
      event.run();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
