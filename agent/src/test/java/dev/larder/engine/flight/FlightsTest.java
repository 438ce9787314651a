package dev.larder.engine.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Lookup;
import dev.larder.metrics.MissReason;
import dev.larder.store.Seen;
import dev.larder.time.CoarseTicker;
import dev.larder.time.Ticker;
import dev.larder.transaction.OpenWrites;
import dev.larder.version.CallTags;
import dev.larder.version.Versions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FlightsTest {
  private static final long WAIT = Duration.ofSeconds(10).toNanos();

  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(Ticker.system())));

  /** The common pool may be a single thread. */
  private final Executor threads = task -> new Thread(task).start();

  @Test
  void a_follower_gets_what_the_leader_loaded() throws Exception {
    Flight flight = begun("key");
    CompletableFuture<Landing> follower =
        CompletableFuture.supplyAsync(() -> flights.follow(flight, WAIT), threads);
    await().until(flight::close);
    flight.land(Landing.of(new IllegalStateException("the leader's")));

    assertThat(follower.get().thrown()).hasMessage("the leader's");
  }

  @Test
  void where_too_many_keys_are_held_every_key_is_until_theirs_are_released() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < HeldKeys.MOST; i++) {
      many.add("key " + i);
    }
    Runnable releaseMany = flights.hold(many);
    assertThat(flights.isHeld("other", CallTags.NONE)).isFalse();
    Runnable releaseOne = flights.hold(List.of("one more"));
    assertThat(flights.isHeld("one more", CallTags.NONE)).isTrue();
    assertThat(flights.isHeld("other", CallTags.NONE)).isTrue();

    releaseMany.run();
    assertThat(flights.isHeld("one more", CallTags.NONE)).isTrue();
    releaseOne.run();
    assertThat(flights.isHeld("one more", CallTags.NONE)).isFalse();
    assertThat(flights.isHeld("key 1", CallTags.NONE)).isFalse();
  }

  @Test
  void a_doomed_flight_is_followed_no_more_and_keeps_nothing() {
    Flight flight = begun("key");

    assertThat(flights.doom("key")).isTrue();

    assertThat(flights.current("key")).isNull();
    assertThat(
            flight.keep(
                () -> {
                  throw new AssertionError("kept");
                }))
        .isFalse();
  }

  @Test
  void of_two_that_doom_a_flight_both_return_when_it_keeps_nothing_any_more() throws Exception {
    assertBothWaitForTheKeep("key", "key");
    assertBothWaitForTheKeep("ns:~tag:a", "key");
    assertBothWaitForTheKeep("key", "ns:~tag:a");
  }

  private void assertBothWaitForTheKeep(String one, String other) throws Exception {
    Flight flight = flight("key", Seen.ABSENT, 0);
    flight.tags = new CallTags(List.of("ns:~tag:a"), false);
    assertThat(flights.begin(flight)).isNull();
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch keeps = new CountDownLatch(1);
    Thread keeper = started(() -> flight.keep(() -> waitWithin(keeps, goOn)));
    keeps.await();
    Thread first = started(() -> flights.doom(one));
    await().until(() -> first.getState() == Thread.State.BLOCKED);
    Thread second = started(() -> flights.doom(other));
    await().until(() -> second.getState() == Thread.State.BLOCKED || !second.isAlive());

    assertThat(second.isAlive()).as(one + ", then " + other).isTrue();

    goOn.countDown();
    for (Thread thread : List.of(keeper, first, second)) {
      thread.join();
    }
    assertThat(flights.current("key")).isNull();
  }

  private static Thread started(Runnable task) {
    Thread thread = new Thread(task);
    thread.start();
    return thread;
  }

  private static void waitWithin(CountDownLatch reached, CountDownLatch goOn) {
    reached.countDown();
    try {
      goOn.await();
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @Test
  void a_flight_that_is_waited_for_in_vain_makes_way_and_is_doomed_all_the_same() {
    for (String dropped : List.of("key", "ns:~tag:a")) {
      Flight flight = flight("key", Seen.ABSENT, 0);
      flight.tags = new CallTags(List.of("ns:~tag:a"), false);
      assertThat(flights.begin(flight)).isNull();
      assertThat(CompletableFuture.supplyAsync(() -> flights.follow(flight, 1), threads).join())
          .isSameAs(Landing.LATE);
      flights.makeWay(flight, 1);
      Flight next = begun("key");
      flights.makeWay(flight, 2);
      assertThat(flights.current("key")).isSameAs(next);
      assertThat(flight.isDoomed()).isFalse();

      assertThat(flights.doom(dropped)).isTrue();
      assertThat(flight.isDoomed()).isTrue();
      flights.end(flight);
      flights.end(next);
      assertThat(flights.doom(dropped)).as("it is known no more").isFalse();
    }
  }

  @Test
  void a_flight_that_has_made_way_is_forgotten_when_it_can_keep_nothing_any_more() {
    Flight flight = begun("hangs");
    flights.makeWay(flight, 1);
    flights.makeWay(begun("another"), EntryFormat.LONGEST_LOAD_NANOS);

    assertThat(flight.isDoomed()).isTrue();
    assertThat(flights.doom("hangs")).isFalse();
  }

  @Test
  void the_end_of_a_flight_changes_the_stamp_of_its_key() {
    Flight flight = begun("key");
    int before = flights.stamp("key");

    flights.end(flight);

    assertThat(flights.stamp("key")).isNotEqualTo(before);
  }

  @Test
  void two_threads_that_wait_for_each_others_flights_do_not_wait() throws Exception {
    CountDownLatch bothLead = new CountDownLatch(2);
    CompletableFuture<@Nullable Landing> one =
        CompletableFuture.supplyAsync(() -> leadThenFollow("a", "b", bothLead), threads);
    CompletableFuture<@Nullable Landing> two =
        CompletableFuture.supplyAsync(() -> leadThenFollow("b", "a", bothLead), threads);

    assertThat(CompletableFuture.anyOf(one, two)).succeedsWithin(Duration.ofSeconds(5));
    CompletableFuture.allOf(one, two).get();
  }

  @Test
  void a_thread_does_not_wait_for_its_own_flight() {
    CompletableFuture<Landing> own =
        CompletableFuture.supplyAsync(() -> flights.follow(begun("key"), WAIT), threads);

    assertThat(own).succeedsWithin(Duration.ofSeconds(5)).isSameAs(Landing.NOTHING);
  }

  @Test
  void an_interrupted_follower_stops_waiting_and_stays_interrupted() throws Exception {
    Flight flight = begun("key");
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread follower =
        new Thread(
            () -> {
              Landing landing = flights.follow(flight, WAIT);
              interrupted.complete(
                  landing.equals(Landing.NOTHING) && Thread.currentThread().isInterrupted());
            });
    follower.start();
    await().until(flight::close);
    follower.interrupt();

    assertThat(interrupted.get()).isTrue();
  }

  @Test
  void what_belongs_to_the_leaders_thread_is_not_its_followers() {
    assertThat(Landing.of(new InterruptedException())).isEqualTo(Landing.NOTHING);
    assertThat(Landing.of(new OutOfMemoryError())).isEqualTo(Landing.NOTHING);
  }

  @Test
  void a_call_follows_a_load_that_saw_what_it_sees_itself() {
    Flight old = begun("key");

    assertThat(flights.begin(flight("key", Seen.ABSENT, 5), 4)).isSameAs(old);
  }

  @Test
  void a_call_that_sees_something_else_leads_a_load_of_its_own() {
    Flight old = begun("key");
    Flight late = flight("key", Seen.of(new byte[] {1}), 5);

    assertThat(flights.begin(late, 4)).isNull();

    assertThat(flights.current("key")).isSameAs(late);
    assertThat(old.isDoomed()).isTrue();
    assertThat(late.isDoomed()).isFalse();
  }

  @Test
  void a_call_that_sees_another_version_of_a_tag_leads_a_load_of_its_own() {
    Flight old = flight("key", Seen.ABSENT.with(tagAt(7)), 0);
    assertThat(flights.begin(old)).isNull();
    assertThat(flights.begin(flight("key", Seen.ABSENT.with(tagAt(-7)), 5), 4)).isSameAs(old);

    assertThat(flights.begin(flight("key", Seen.ABSENT.with(tagAt(8)), 5), 4)).isNull();
    assertThat(old.isDoomed()).isTrue();
  }

  @Test
  void a_call_that_was_told_of_the_key_and_not_of_its_versions_goes_by_the_key() {
    Flight old = flight("key", Seen.ABSENT.with(tagAt(7)), 0);
    assertThat(flights.begin(old)).isNull();
    assertThat(flights.begin(flight("key", Seen.ABSENT.with(tagAt(0)), 5), 4)).isSameAs(old);
    Flight late = flight("key", Seen.of(new byte[] {1}).with(tagAt(0)), 5);

    assertThat(flights.begin(late, 4)).as("a tombstone has come").isNull();
    assertThat(flights.begin(flight("key", Seen.of(new byte[] {1}).with(tagAt(0)), 7), 6))
        .isSameAs(late);
    assertThat(flights.begin(flight("key", Seen.of(new byte[] {1}).with(tagAt(7)), 7), 6))
        .as("its leader was told less")
        .isNull();
  }

  /** Below 0: made by the asking. */
  private static Versions tagAt(long number) {
    return new Versions(List.of("ns:~tag:a"), List.of(number), 0);
  }

  @Test
  void a_call_follows_a_load_that_began_after_it_came_whatever_it_saw() {
    Flight quicker = flight("key", Seen.of(new byte[] {1}), 4);
    assertThat(flights.begin(quicker, 4)).isNull();

    assertThat(flights.begin(flight("key", Seen.ABSENT, 5), 4)).isSameAs(quicker);
  }

  @Test
  void a_call_without_an_answer_follows_and_is_not_followed_by_one_with_an_answer() {
    Flight old = begun("key");
    assertThat(flights.begin(flight("key", Seen.UNKNOWN, 5), 4)).isSameAs(old);
    flights.end(old);

    Flight unknown = flight("key", Seen.UNKNOWN, 6);
    assertThat(flights.begin(unknown, 5)).isNull();
    assertThat(flights.begin(flight("key", Seen.UNKNOWN, 8), 7)).isSameAs(unknown);
    assertThat(flights.begin(flight("key", Seen.ABSENT, 8), 7)).isNull();
  }

  /** Both end their flights once they have waited, so that the other one goes on. */
  private @Nullable Landing leadThenFollow(String own, String other, CountDownLatch bothLead) {
    Flight mine = begun(own);
    waitWithin(bothLead, bothLead);
    Flight theirs = flights.current(other);
    Landing landing = theirs == null ? null : flights.follow(theirs, WAIT);
    flights.end(mine);
    mine.close();
    mine.land(Landing.NOTHING);
    return landing;
  }

  private Flight begun(String key) {
    Flight flight = flight(key, Seen.ABSENT, 0);
    assertThat(flights.begin(flight)).isNull();
    return flight;
  }

  private static Flight flight(String key, Seen seen, long beganNanos) {
    return new Flight(key, key, Lookup.miss(MissReason.ABSENT, seen), beganNanos);
  }
}
