package dev.larder.invalidation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.invalidation.life.RuleLives;
import dev.larder.invalidation.plain.PlainKeys;
import dev.larder.key.KeyTemplate;
import dev.larder.key.TemplateException;
import dev.larder.key.glob.Glob;
import dev.larder.store.FakeStore;
import dev.larder.store.KeyStore;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Tombstone;
import dev.larder.time.FakeTicker;
import dev.larder.version.CallTags;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is dropped of entries that other programs read. */
final class PlainDropsTest {
  private static final String RULE = "ns:~tag:~user";
  private static final String KEY = "ns:user:1";
  private static final byte[] JSON = "{\"id\":1,\"name\":\"Ada\"}".getBytes(UTF_8);
  private static final byte[] TOMBSTONE = {1, 2, 3};
  private static final CallTags TAGS = new CallTags(List.of(RULE), false);

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final JournaledStore journaled =
      new JournaledStore(redis, settle -> new Tombstone(TOMBSTONE, 60_000, settle));
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final List<String> removed = new ArrayList<>();
  private int refusals;
  private final KeyScans scans =
      new KeyScans(
          new Keys(), journaled, () -> true, (millis, task) -> tasks.add(task), new Refusals());
  private final Invalidator invalidator =
      new Invalidator(new Nobody(), journaled, scans, 100, ticker);

  @BeforeEach
  void covers() throws TemplateException {
    String glob = "ns:" + Glob.of(KeyTemplate.parse("user:{id}"));
    invalidator.cover(List.of(RULE), List.of(new PlainKeys.OfRule(RULE, glob)));
    redis.put(KEY, Seen.ABSENT, JSON, 60_000);
    redis.put("ns:user:1:orders", Seen.ABSENT, JSON, 60_000);
  }

  @Test
  void a_drop_leaves_nothing_there_and_a_tombstone_elsewhere() {
    invalidator.invalidate(List.of(KEY, "ns:user:1:orders"));

    assertThat(redis.get(KEY)).isSameAs(Reading.ABSENT);
    assertThat(redis.get("ns:user:1:orders").bytes()).isEqualTo(TOMBSTONE);
  }

  @Test
  void a_key_that_was_shortened_is_another_rules() {
    String shortened = "ns:user:~#" + "0123456789abcdef".repeat(2);
    redis.put(shortened, Seen.ABSENT, JSON, 60_000);
    invalidator.invalidate(List.of(shortened));
    assertThat(redis.get(shortened).bytes()).isEqualTo(TOMBSTONE);
    redis.put("ns:user:~#0123", Seen.ABSENT, JSON, 60_000);
    invalidator.invalidate(List.of("ns:user:~#0123"));

    assertThat(redis.get("ns:user:~#0123")).isSameAs(Reading.ABSENT);
  }

  @Test
  void where_too_many_patterns_wait_the_whole_rule_is_looked_for() {
    for (int i = 0; i < 1_000; i++) {
      scans.request(new KeyPattern("ns:~tag:~:user:" + i, "ns:user:" + i + ":\uE000"));
    }
    assertThat(refusals).isZero();
    scans.begin(List.of(new KeyPattern("ns:~tag:~:user:*", "ns:user:\uE000"))).run();

    assertThat(refusals).isEqualTo(1);
    assertServesNothing(KEY);
  }

  @Test
  void so_does_a_drop_that_is_sent_again() {
    redis.failWrites(true);
    invalidator.invalidate(List.of(KEY, "ns:user:1:orders"));
    redis.failWrites(false);
    assertThat(journaled.get(KEY).bytes()).isNull();
    journaled.replay();

    assertThat(redis.get(KEY)).isSameAs(Reading.ABSENT);
    assertThat(redis.get("ns:user:1:orders").bytes()).isEqualTo(TOMBSTONE);
    assertThat(journaled.get(KEY).seen().isKnown()).isTrue();
  }

  @Test
  void a_rule_as_a_whole_is_looked_for_and_out_of_date_until_then() {
    invalidator.invalidate(List.of(RULE));

    assertServesNothing(KEY);
    assertThat(journaled.get("ns:user:1:orders").bytes()).isEqualTo(JSON);
    runAll();
    assertThat(removed).containsExactly(KEY);
    assertThat(journaled.get(KEY, TAGS).seen().isKnown()).isTrue();
  }

  @Test
  void a_rule_whose_version_is_raised_late_is_looked_for_then() {
    redis.failWrites(true);
    invalidator.invalidate(List.of(RULE));
    redis.failWrites(false);
    runAll();
    assertThat(removed).isEmpty();
    assertThat(journaled.get(KEY, TAGS).bytes()).isNull();

    journaled.replay();
    assertServesNothing(KEY);
    runAll();

    assertThat(removed).containsExactly(KEY);
    assertThat(journaled.get(KEY, TAGS).seen().isKnown()).isTrue();
  }

  @Test
  void keys_of_a_pattern_are_out_of_date_until_they_are_removed() {
    String pattern = new KeyPattern("ns:~tag:~:user:*", "ns:user:\uE000").text();
    CompletableFuture<Void> confirmed = new CompletableFuture<>();
    redis.confirmDrops(confirmed);
    invalidator.send(List.of("ns:~tag:~:user:*", pattern));
    assertServesNothing(KEY);

    confirmed.complete(null);
    assertServesNothing(KEY);
    runAll();

    assertThat(removed).containsExactlyInAnyOrder(KEY, "ns:user:1:orders");
    assertThat(journaled.get(KEY).seen().isKnown()).isTrue();
  }

  @Test
  void a_pattern_that_is_asked_for_while_it_is_looked_for_counts_until_the_second_end() {
    invalidator.invalidate(List.of(RULE));
    tasks.poll().run();
    invalidator.invalidate(List.of(RULE));
    invalidator.invalidate(List.of(RULE));
    assertServesNothing(KEY);
    runAll();

    assertThat(removed).containsExactly(KEY, KEY);
    assertThat(journaled.get(KEY).seen().isKnown()).isTrue();
  }

  @Test
  void keys_that_the_journal_has_no_room_for_are_looked_for_by_their_rule() {
    redis.failWrites(true);
    for (int i = 0; i < 10_050; i++) {
      invalidator.send(List.of("ns:user:" + i));
    }
    redis.failWrites(false);
    for (int i = 0; i < 60; i++) {
      journaled.replay();
    }
    assertServesNothing("ns:user:10049");
    runAll();

    assertThat(removed).containsExactly(KEY);
    assertThat(journaled.get("ns:user:10049", TAGS).seen().isKnown()).isTrue();
  }

  @Test
  void so_are_those_that_a_transaction_has_no_room_for_and_those_of_a_changed_rule() {
    invalidator.invalidate(List.of(RuleLives.EVER));
    runAll();
    assertThat(removed).containsExactly(KEY);

    invalidator.beginLives(List.of(RULE));
    runAll();
    assertThat(removed).containsExactly(KEY, KEY);
  }

  @Test
  void what_settles_is_removed_now_and_when_it_has() {
    invalidator.send(List.of(KEY, SettleTime.text(500)));
    assertThat(redis.get(KEY)).isSameAs(Reading.ABSENT);
    redis.put(KEY, Seen.ABSENT, JSON, 60_000); // by another program

    ticker.advance(Duration.ofMillis(500));
    invalidator.endSettled();

    assertThat(redis.get(KEY)).isSameAs(Reading.ABSENT);
  }

  private void assertServesNothing(String key) {
    assertThat(journaled.get(key, TAGS).bytes()).isNull();
    assertThat(journaled.get(key).bytes()).isNull();
    assertThat(journaled.getAll(List.of(key), CallTags.NONE).get(0).bytes()).isNull();
    assertThat(journaled.put(key, Seen.of(JSON), JSON, 1_000)).isCompletedWithValue(false);
  }

  private void runAll() {
    for (int i = 0; i < 100 && !tasks.isEmpty(); i++) {
      tasks.poll().run();
    }
  }

  /** A part of one key after another. */
  private final class Keys implements KeyStore {
    @Override
    public CompletionStage<Part> keys(String match, Part before) {
      assertThat(match).startsWith("ns:user:");
      List<String> all = List.of("ns:user:1:orders", KEY);
      int from = Integer.parseInt(before.cursor());
      String next = from + 1 == all.size() ? Part.END : Integer.toString(from + 1);
      return CompletableFuture.completedStage(new Part(List.of(all.get(from)), next, this));
    }

    @Override
    public CompletionStage<Long> remove(List<String> keys, Removal removal) {
      assertThat(removal.tombstone()).hasSize(keys.contains(KEY) ? 0 : TOMBSTONE.length);
      removed.addAll(keys);
      return CompletableFuture.completedStage((long) keys.size());
    }
  }

  private final class Refusals implements KeyScans.Listener {
    @Override
    public void ended(long count) {}

    @Override
    public void failed(Throwable fault) {
      throw new AssertionError(fault);
    }

    @Override
    public void refused() {
      refusals++;
    }
  }

  private record Nobody() implements Invalidator.Local {
    @Override
    public void drop(String key) {}

    @Override
    public Runnable hold(List<String> keys) {
      return () -> {};
    }

    @Override
    public Runnable holdAll() {
      return () -> {};
    }
  }
}
