package dev.larder.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.FakeStore;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.time.FakeTicker;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JournaledStoreTest {
  private static final byte[] ENTRY = new byte[40];
  private static final byte[] TOMBSTONE = {1, 2, 3};

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final JournaledStore journaled =
      new JournaledStore(
          redis,
          new JournaledStore.Tombstones(() -> TOMBSTONE, 60_000),
          ticker,
          Duration.ofMinutes(5).toNanos());

  @Test
  void a_key_whose_drop_failed_is_neither_read_nor_stored() {
    redis.put("key", Seen.ABSENT, ENTRY, 60_000);
    redis.failWrites(true);
    journaled.drop(List.of("key"));
    redis.failWrites(false);

    assertThat(journaled.get("key")).isSameAs(Reading.UNKNOWN);
    assertThat(journaled.put("key", Seen.of(ENTRY), ENTRY, 60_000)).isCompletedWithValue(false);
    assertThat(journaled.get("other").seen().isKnown()).isTrue();
    assertThat(journaled.journaled()).isEqualTo(1);
  }

  @Test
  void a_replay_drops_it_before_it_is_trusted_again() {
    redis.put("key", Seen.ABSENT, ENTRY, 60_000);
    redis.failWrites(true);
    journaled.drop(List.of("key"));
    journaled.replay();
    assertThat(journaled.get("key")).isSameAs(Reading.UNKNOWN);

    redis.failWrites(false);
    journaled.replay();

    assertThat(journaled.get("key").bytes()).isEqualTo(TOMBSTONE);
    assertThat(journaled.replayed()).isEqualTo(1);
  }

  @Test
  void a_confirmed_drop_leaves_nothing_to_replay() {
    journaled.drop(List.of("key"));
    int calls = redis.calls();

    journaled.replay();

    assertThat(redis.calls()).isEqualTo(calls);
    assertThat(journaled.get("key").bytes()).isEqualTo(TOMBSTONE);
  }

  @Test
  void when_more_keys_are_lost_than_it_can_hold_nothing_is_trusted_for_the_longest_ttl() {
    redis.failWrites(true);
    journaled.drop(IntStream.range(0, 10_001).mapToObj(i -> "key" + i).toList());
    redis.failWrites(false);

    assertThat(journaled.get("never-dropped")).isSameAs(Reading.UNKNOWN);
    ticker.advance(Duration.ofMinutes(6));
    assertThat(journaled.get("never-dropped").seen().isKnown()).isTrue();
  }
}
