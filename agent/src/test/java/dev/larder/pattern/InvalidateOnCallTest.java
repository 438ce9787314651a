package dev.larder.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.invalidation.Invalidator;
import dev.larder.invalidation.JournaledStore;
import dev.larder.metrics.Counter;
import dev.larder.metrics.RuleStatistics;
import dev.larder.pattern.InvalidateOnCall.Moment;
import dev.larder.store.FakeStore;
import dev.larder.store.Tombstone;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a write drops what it makes out of date. */
final class InvalidateOnCallTest {
  private static final String HERE = "here";
  private static final String DROP = "drop";
  private static final String BODY = "body";

  private final List<String> told = new ArrayList<>();
  private final RuleStatistics statistics = new RuleStatistics();
  private final FakeTicker ticker = new FakeTicker();
  private final JournaledStore redis = new JournaledStore(new FakeStore(ticker), this::tombstone);
  private final Invalidator invalidator = new Invalidator(new Local(), redis, null, 0, ticker);
  private boolean inTransaction;
  private boolean fails;

  /** Notes what is dropped from this JVM. */
  private final class Local implements Invalidator.Local {
    @Override
    public void drop(String key) {
      note(HERE);
    }

    @Override
    public Runnable hold(List<String> keys) {
      told.add("hold");
      return () -> told.add("release");
    }

    @Override
    public Runnable holdAll() {
      return hold(List.of());
    }
  }

  /** Once of several in a row. */
  private void note(String what) {
    if (told.isEmpty() || !told.get(told.size() - 1).equals(what)) {
      told.add(what);
    }
  }

  private Tombstone tombstone(long settleMillis) {
    if (fails) {
      throw new IllegalStateException("told to fail");
    }
    told.add(DROP);
    return new Tombstone(new byte[32], 60_000, settleMillis);
  }

  private void call(Moment moment, @Nullable Object result) {
    Transactions transactions = keys -> inTransaction;
    InvalidateOnCall plan =
        new InvalidateOnCall(
            List.of(arguments -> "ns:1"), moment, invalidator, transactions, statistics, null);
    Object ticket = Objects.requireNonNull(plan.enter(new Object[0]));
    plan.begin(ticket);
    told.add(BODY);
    plan.exit(ticket, result, null);
  }

  @Test
  void after_the_commit_is_after_the_method_where_there_is_no_transaction() {
    call(Moment.AFTER_COMMIT, null);
    assertThat(told).containsExactly(BODY, HERE, DROP, HERE);
    told.clear();
    call(Moment.AFTER, null);
    assertThat(told).containsExactly(BODY, HERE, DROP, HERE);
  }

  @Test
  void before_is_before_and_never_again() {
    call(Moment.BEFORE, null);
    assertThat(told).containsExactly(HERE, DROP, HERE, BODY);
    told.clear();
    call(Moment.BEFORE, new CompletableFuture<>());
    assertThat(told).containsExactly(HERE, DROP, HERE, BODY);
    assertThat(statistics.count(Counter.INVALIDATIONS)).isEqualTo(2);
  }

  @Test
  void in_a_transaction_only_what_waits_for_its_commit_is_not_dropped_at_once() {
    inTransaction = true;
    call(Moment.AFTER_COMMIT, null);
    assertThat(told).containsExactly(BODY, HERE);
    told.clear();
    call(Moment.AFTER, null);
    assertThat(told).containsExactly(BODY, HERE, DROP, HERE);
    told.clear();
    call(Moment.BEFORE, null);
    assertThat(told).containsExactly(HERE, DROP, HERE, BODY, HERE);
    assertThat(statistics.count(Counter.INVALIDATIONS)).isEqualTo(3);
  }

  @Test
  void of_a_result_that_comes_later_both_are_when_it_has_come() {
    for (Moment moment : List.of(Moment.AFTER_COMMIT, Moment.AFTER)) {
      CompletableFuture<String> later = new CompletableFuture<>();
      call(moment, later);
      assertThat(told).containsExactly(BODY, "hold", HERE);
      later.complete("done");
      assertThat(told).containsExactly(BODY, "hold", HERE, DROP, HERE, "release");
      told.clear();
    }
  }

  @Test
  void a_result_that_does_not_come_is_waited_for_for_a_minute() {
    CompletableFuture<String> later = new CompletableFuture<>();
    call(Moment.AFTER_COMMIT, later);
    pass(Duration.ofSeconds(59));
    assertThat(told).containsExactly(BODY, "hold", HERE);
    assertThat(statistics.lastError()).isNull();

    pass(Duration.ofSeconds(1));
    assertThat(told).containsExactly(BODY, "hold", HERE, DROP, HERE, "release");
    assertThat(statistics.lastError()).contains("not completed in a minute");
    told.clear();
    pass(Duration.ofMinutes(1));
    assertThat(told).isEmpty();

    later.complete("done");
    assertThat(told).containsExactly(HERE, DROP, HERE);
  }

  @Test
  void results_that_do_not_come_are_not_waited_for_longer_for_being_many() {
    for (int i = 0; i < 10_001; i++) {
      call(Moment.AFTER_COMMIT, new CompletableFuture<>());
    }
    pass(Duration.ofMinutes(1));

    assertThat(told.stream().filter("hold"::equals))
        .hasSameSizeAs(told.stream().filter("release"::equals).toList());
  }

  @Test
  void keys_are_released_though_the_drop_fails() {
    CompletableFuture<String> later = new CompletableFuture<>();
    call(Moment.AFTER_COMMIT, later);
    fails = true;
    later.complete("done");

    assertThat(told).as("what could not be dropped is held").startsWith(BODY, "hold", HERE, "hold");
    assertThat(told).endsWith("release");
    assertThat(statistics.lastError()).contains("told to fail");
  }

  private void pass(Duration time) {
    ticker.advance(time);
    invalidator.endSettled();
  }
}
