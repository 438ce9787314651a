package dev.larder.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.FakeStore;
import dev.larder.store.Tombstone;
import dev.larder.time.FakeTicker;
import dev.larder.version.CallTags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a write drops that is committed later. */
final class SettlingTest {
  private static final String RULE = "ns:~tag:~row";

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final List<Tombstone> tombstones = new ArrayList<>();
  private final JournaledStore journaled = new JournaledStore(redis, this::tombstone);
  private final List<String> held = new ArrayList<>();
  private final Invalidator invalidator = new Invalidator(new Local(), journaled, null, 0, ticker);

  private Tombstone tombstone(long settleMillis) {
    byte[] bytes = new byte[32];
    bytes[31] = (byte) tombstones.size();
    tombstones.add(new Tombstone(bytes, 60_000, settleMillis));
    return tombstones.get(tombstones.size() - 1);
  }

  /** Tells what is held. */
  private final class Local implements Invalidator.Local {
    @Override
    public void drop(String key) {}

    @Override
    public Runnable hold(List<String> keys) {
      held.addAll(keys);
      return () -> keys.forEach(held::remove);
    }

    @Override
    public Runnable holdAll() {
      return hold(List.of("all"));
    }
  }

  private void write(String key) {
    invalidator.invalidate(List.of(key, SettleTime.text(1_000)));
  }

  private void pass(long millis) {
    ticker.advance(Duration.ofMillis(millis));
    invalidator.endSettled();
  }

  @Test
  void until_it_has_settled_a_key_is_held_and_then_it_is_dropped_once_more() {
    write("ns:1");
    assertThat(tombstones).extracting(Tombstone::settleMillis).containsExactly(1_000L);
    assertThat(held).containsExactly("ns:1");

    pass(999);
    assertThat(tombstones).hasSize(1);
    assertThat(held).containsExactly("ns:1");

    pass(1);
    assertThat(tombstones).extracting(Tombstone::settleMillis).containsExactly(1_000L, 0L);
    assertThat(journaled.get("ns:1").bytes()).isEqualTo(tombstones.get(1).bytes());
    assertThat(held).isEmpty();
    pass(1_000);
    assertThat(tombstones).hasSize(2);
  }

  @Test
  void what_settles_at_once_is_neither_held_nor_dropped_again() {
    invalidator.invalidate(List.of("ns:1"));
    assertThat(held).isEmpty();

    pass(60_000);
    assertThat(tombstones).hasSize(1);
  }

  @Test
  void the_longest_time_of_a_transaction_counts_for_all_of_its_keys() {
    invalidator.invalidate(
        List.of("ns:1", SettleTime.text(500), "ns:2", SettleTime.text(2_000), "ns:3"));

    pass(1_999);
    assertThat(held).containsExactlyInAnyOrder("ns:1", "ns:2", "ns:3");
    pass(1);
    assertThat(held).isEmpty();
  }

  @Test
  void a_key_that_is_written_again_settles_again() {
    write("ns:1");
    pass(600);
    write("ns:1");
    pass(600);
    assertThat(held).containsExactly("ns:1");

    pass(400);
    assertThat(held).isEmpty();
    assertThat(tombstones).extracting(Tombstone::settleMillis).containsExactly(1_000L, 1_000L, 0L);
  }

  @Test
  void a_later_write_that_settles_sooner_cuts_nothing_short() {
    write("ns:1");
    invalidator.invalidate(List.of("ns:1", SettleTime.text(10)));
    pass(100);

    assertThat(held).containsExactly("ns:1");
  }

  @Test
  void a_key_stays_dirty_until_its_last_drop_is_confirmed() {
    write("ns:1");
    redis.failWrites(true);
    pass(1_000);
    assertThat(held).isEmpty();
    assertThat(journaled.get("ns:1").seen().isKnown()).isFalse();

    redis.failWrites(false);
    journaled.replay();
    assertThat(journaled.get("ns:1").seen().isKnown()).isTrue();
    assertThat(journaled.get("ns:1").bytes()).isEqualTo(tombstones.get(2).bytes());
  }

  @Test
  void a_first_drop_that_failed_settles_in_other_jvms_when_it_is_sent_again() {
    redis.failWrites(true);
    write("ns:1");
    invalidator.invalidate(List.of("ns:2"));
    redis.failWrites(false);
    tombstones.clear();
    journaled.replay();
    journaled.replay();

    assertThat(tombstones)
        .extracting(Tombstone::settleMillis)
        .containsExactlyInAnyOrder(1_000L, 0L);
    assertThat(journaled.isDirty("ns:1") || journaled.isDirty("ns:2")).isFalse();
    pass(1_000);
    assertThat(journaled.get("ns:1").bytes()).isEqualTo(tombstones.get(2).bytes());
  }

  @Test
  void where_the_journal_overflows_the_versions_of_all_rules_settle_for_the_longest() {
    invalidator.cover(List.of(RULE));
    redis.failWrites(true);
    List<String> keys = IntStream.range(0, 10_001).mapToObj(i -> "ns:" + i).toList();
    journaled.drop(keys, 500);
    journaled.drop(keys, 0);
    redis.failWrites(false);
    tombstones.clear();
    journaled.replay();

    assertThat(tombstones).extracting(Tombstone::settleMillis).containsExactly(500L);
  }

  @Test
  void of_more_keys_than_are_kept_in_mind_all_are_held_and_every_rule_is_dropped_at_the_end() {
    invalidator.cover(List.of(RULE));
    long before = version();
    for (int i = 0; i < Settling.MOST; i++) {
      write("ns:" + i);
    }
    assertThat(held).doesNotContain("all");
    ticker.advance(Duration.ofMillis(500));
    write("ns:one more");
    write("ns:and another");
    assertThat(held).hasSize(Settling.MOST + 1).contains("all");

    pass(500);
    assertThat(held).containsExactly("all");
    assertThat(version()).isEqualTo(before);
    pass(500);
    assertThat(held).isEmpty();
    assertThat(version()).isGreaterThan(before);
  }

  @Test
  void a_rule_that_changes_while_a_key_settles_is_dropped_when_it_has() {
    invalidator.cover(List.of(RULE));
    String began = invalidator.lives().now();
    invalidator.invalidate(List.of("ns:1", began, SettleTime.text(1_000)));
    pass(500);
    invalidator.invalidate(List.of("ns:2", began, SettleTime.text(1_000)));
    invalidator.beginLives(List.of(RULE));
    long before = version();
    pass(499);
    assertThat(version()).isEqualTo(before);

    pass(1);
    long afterOne = version();
    assertThat(afterOne).isGreaterThan(before);
    pass(500);
    long afterBoth = version();
    assertThat(afterBoth).isGreaterThan(afterOne);
    pass(10_000);
    assertThat(version()).isEqualTo(afterBoth);
    assertThat(held).isEmpty();
  }

  private long version() {
    return journaled.get("ns:1", new CallTags(List.of(RULE), false)).seen().versions().of(RULE);
  }
}
