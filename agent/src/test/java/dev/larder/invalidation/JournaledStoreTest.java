package dev.larder.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.FakeStore;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.StoreException;
import dev.larder.store.Tombstone;
import dev.larder.time.FakeTicker;
import dev.larder.version.CallTags;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JournaledStoreTest {
  private static final byte[] ENTRY = new byte[40];
  private static final byte[] TOMBSTONE = {1, 2, 3};

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final JournaledStore journaled =
      new JournaledStore(redis, settle -> new Tombstone(TOMBSTONE, 60_000, settle));

  @Test
  void a_key_whose_drop_failed_is_neither_read_nor_stored() {
    redis.put("key", Seen.ABSENT, ENTRY, 60_000);
    redis.failWrites(true);
    journaled.drop(List.of("key"), 0);
    redis.failWrites(false);

    assertServesNothing(journaled.get("key"));
    assertThat(journaled.put("key", Seen.of(ENTRY), ENTRY, 60_000)).isCompletedWithValue(false);
    assertThat(journaled.get("other").seen().isKnown()).isTrue();
    assertThat(journaled.journaled()).isEqualTo(1);
  }

  @Test
  void a_call_of_such_a_key_is_told_of_another_jvms_write() {
    redis.put("key", Seen.ABSENT, ENTRY, 60_000);
    redis.failWrites(true);
    journaled.drop(List.of("key"), 0);
    redis.failWrites(false);

    Seen before = journaled.get("key").seen();
    assertThat(before.includes(journaled.get("key").seen())).isTrue();
    redis.drop(List.of("key"), new Tombstone(TOMBSTONE, 60_000, 0));

    assertThat(journaled.get("key").seen().isAnswered()).isTrue();
    assertThat(before.includes(journaled.get("key").seen())).isFalse();
  }

  @Test
  void a_replay_drops_it_before_it_is_trusted_again() {
    redis.put("key", Seen.ABSENT, ENTRY, 60_000);
    redis.failWrites(true);
    journaled.drop(List.of("key"), 0);
    journaled.replay();
    assertServesNothing(journaled.get("key"));

    redis.failWrites(false);
    journaled.replay();

    assertThat(journaled.get("key").bytes()).isEqualTo(TOMBSTONE);
    assertThat(journaled.replayed()).isEqualTo(1);
  }

  /** As where some of a cluster's servers have confirmed it, and one is gone. */
  @Test
  void a_version_that_was_raised_in_part_is_dirty_for_the_rest_alone() {
    String tag = "ns:~tag:a";
    CallTags tags = new CallTags(List.of(tag), false);
    redis.confirmFor("there");
    redis.put("there", Seen.ABSENT, ENTRY, 60_000);
    redis.failWrites(true);
    journaled.drop(List.of(tag), 0);
    redis.failWrites(false);

    assertThat(journaled.get("there", tags).bytes()).isEqualTo(ENTRY);
    assertThat(journaled.isDirty("there", tag)).isFalse();
    assertServesNothing(journaled.get("gone", tags));

    redis.confirmDrops(new CompletableFuture<>());
    journaled.drop(List.of(tag), 0);
    assertServesNothing(journaled.get("there", tags));
  }

  @Test
  void a_tag_whose_version_could_not_be_raised_is_raised_by_the_replay_before_it_is_trusted() {
    String tag = "ns:~tag:a";
    CallTags tags = new CallTags(List.of(tag), false);
    long before = journaled.get("key", tags).seen().versions().of(tag);
    redis.failWrites(true);
    journaled.drop(List.of(tag), 0);
    redis.failWrites(false);

    assertServesNothing(journaled.get("key", tags));
    assertThat(journaled.versions(tag, List.of(tag)))
        .isCompletedWithValueMatching(versions -> !versions.areKnown());
    assertThat(journaled.knownVersion(tag, tag)).isZero();
    assertThat(journaled.get("key", CallTags.NONE).seen().isKnown()).isTrue();

    journaled.replay();

    assertThat(journaled.get("key", tags).seen().versions().of(tag)).isGreaterThan(before);
    assertThat(journaled.replayed()).isEqualTo(1);
  }

  @Test
  void a_confirmed_drop_leaves_nothing_to_replay() {
    journaled.drop(List.of("key"), 0);
    int calls = redis.calls();

    journaled.replay();

    assertThat(redis.calls()).isEqualTo(calls);
    assertThat(journaled.get("key").bytes()).isEqualTo(TOMBSTONE);
  }

  @Test
  void a_drop_that_is_on_its_way_is_not_sent_again() {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    redis.confirmDrops(answer);
    journaled.drop(List.of("key"), 0);
    int calls = redis.calls();

    journaled.replay();
    assertThat(redis.calls()).isEqualTo(calls);
    assertServesNothing(journaled.get("key"));

    answer.completeExceptionally(new StoreException("no answer"));
    redis.confirmDrops(CompletableFuture.completedFuture(null));
    journaled.replay();
    assertThat(journaled.get("key").bytes()).isEqualTo(TOMBSTONE);
    assertThat(journaled.replayed()).isEqualTo(1);
  }

  @Test
  void a_replay_that_is_on_its_way_is_not_sent_again_and_one_that_fails_is() {
    redis.failWrites(true);
    journaled.drop(List.of("key"), 0);
    redis.failWrites(false);
    CompletableFuture<Void> answer = new CompletableFuture<>();
    redis.confirmDrops(answer);
    journaled.replay();
    int calls = redis.calls();
    journaled.replay();
    assertThat(redis.calls()).isEqualTo(calls);

    answer.completeExceptionally(new StoreException("no answer"));
    redis.confirmDrops(CompletableFuture.completedFuture(null));
    assertServesNothing(journaled.get("key"));
    journaled.replay();
    assertThat(journaled.get("key").bytes()).isEqualTo(TOMBSTONE);
    assertThat(journaled.journaled()).isEqualTo(1);
  }

  @Test
  void however_many_keys_are_on_their_way_nothing_else_is_dirty() {
    journaled.drop(IntStream.range(0, 10_001).mapToObj(i -> "key" + i).toList(), 0);

    assertThat(journaled.get("other").seen().isKnown()).isTrue();
  }

  @Test
  void when_more_keys_are_lost_than_it_can_hold_the_versions_of_all_rules_are_raised() {
    String rule = "ns:~tag:~rule";
    CallTags tags = new CallTags(List.of(rule), false);
    long before = journaled.get("never-dropped", tags).seen().versions().of(rule);
    journaled.cover(List.of(rule));
    redis.failWrites(true);
    journaled.drop(IntStream.range(0, 10_001).mapToObj(i -> "key" + i).toList(), 0);
    redis.failWrites(false);

    assertServesNothing(journaled.get("never-dropped", tags));

    journaled.replay();

    assertThat(journaled.get("never-dropped", tags).seen().isKnown()).isTrue();
    assertThat(journaled.get("never-dropped", tags).seen().versions().of(rule))
        .isGreaterThan(before);
  }

  private static void assertServesNothing(Reading reading) {
    assertThat(reading.bytes()).isNull();
    assertThat(reading.seen().isKnown()).isFalse();
  }
}
