package dev.larder.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.FakeStore;
import dev.larder.store.KeyStore;
import dev.larder.store.StoreException;
import dev.larder.store.Tombstone;
import dev.larder.time.FakeTicker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

final class KeyScansTest {
  private static final String VERSION = "ns:~tag:~:row:*";
  private static final KeyPattern ROWS = pattern("ns:row:");
  private static final KeyPattern TITLES = pattern("ns:title:");

  private final Keys redis = new Keys();
  private final FakeStore versions = new FakeStore(new FakeTicker());
  private final JournaledStore journaled =
      new JournaledStore(versions, settle -> new Tombstone(new byte[32], 60_000, settle));
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private boolean mayAsk = true;
  private final KeyScans scans =
      new KeyScans(
          redis, journaled, () -> mayAsk, (millis, task) -> tasks.add(task), new Telling(told));

  /** As a rule file's {@code PREFIX*}. */
  private static KeyPattern pattern(String prefix) {
    return new KeyPattern(VERSION, prefix + '\uE000');
  }

  private record Telling(List<String> told) implements KeyScans.Listener {
    @Override
    public void ended(long removed) {
      told.add("removed " + removed);
    }

    @Override
    public void failed(Throwable fault) {
      told.add("failed");
    }

    @Override
    public void refused() {
      told.add("refused");
    }
  }

  /** Two keys a part; a part is a step of the walk. */
  private static final class Keys implements KeyStore {
    private final TreeSet<String> all = new TreeSet<>();
    private final List<String> asked = new ArrayList<>();
    private boolean fails;

    @Override
    public CompletionStage<Part> keys(String match, Part before) {
      if (fails) {
        return CompletableFuture.failedFuture(new StoreException("told to fail"));
      }
      asked.add(match + " " + before.cursor());
      int from = Integer.parseInt(before.cursor());
      List<String> sorted = List.of("ns:1", "ns:row:1", "ns:row:2", "ns:row:3", "ns:title:1");
      int to = Math.min(sorted.size(), from + 2);
      String next = to == sorted.size() ? Part.END : String.valueOf(to);
      return CompletableFuture.completedFuture(new Part(sorted.subList(from, to), next, this));
    }

    @Override
    public CompletionStage<Long> remove(List<String> keys, Removal removal) {
      assertThat(removal.number()).isPositive();
      long count = keys.stream().filter(all::remove).count();
      return CompletableFuture.completedFuture(count);
    }
  }

  private void fill() {
    redis.all.addAll(List.of("ns:1", "ns:row:1", "ns:row:2", "ns:row:3", "ns:title:1"));
  }

  private void step() {
    tasks.remove().run();
  }

  private void run() {
    while (!tasks.isEmpty()) {
      step();
    }
  }

  @Test
  void it_removes_what_is_meant_part_by_part_and_not_on_the_callers_thread() {
    fill();
    scans.request(ROWS);
    assertThat(redis.asked).isEmpty();
    step();
    assertThat(redis.all).containsExactly("ns:1", "ns:row:2", "ns:row:3", "ns:title:1");
    run();

    assertThat(redis.all).containsExactly("ns:1", "ns:title:1");
    assertThat(redis.asked).containsExactly("ns:row:* 0", "ns:row:* 2", "ns:row:* 4");
    assertThat(told).containsExactly("removed 3");
    assertThat(scans.removed()).isEqualTo(3);
  }

  @Test
  void a_pattern_that_waits_waits_once_and_no_two_are_looked_for_at_once() {
    scans.request(ROWS);
    scans.request(TITLES);
    scans.request(TITLES);
    assertThat(tasks).hasSize(1);
    run();

    assertThat(redis.asked).hasSize(6);
    assertThat(redis.asked.get(2)).isEqualTo("ns:row:* 4");
    assertThat(redis.asked.get(3)).isEqualTo("ns:title:* 0");
  }

  @Test
  void one_that_is_asked_for_while_it_is_looked_for_is_looked_for_again() {
    scans.request(ROWS);
    step();
    scans.request(ROWS);
    run();

    assertThat(redis.asked).hasSize(6);
    assertThat(told).hasSize(2);
  }

  @Test
  void what_failed_is_taken_up_again_where_it_was() {
    fill();
    scans.request(ROWS);
    step();
    redis.fails = true;
    step();
    step();
    assertThat(told).containsExactly("failed", "failed");
    redis.fails = false;
    run();

    assertThat(redis.asked).containsExactly("ns:row:* 0", "ns:row:* 2", "ns:row:* 4");
    assertThat(told).containsExactly("failed", "failed", "removed 3");
  }

  @Test
  void one_that_failed_and_is_asked_for_again_begins_again() {
    scans.request(ROWS);
    step();
    redis.fails = true;
    step();
    scans.request(ROWS);
    redis.fails = false;
    run();

    assertThat(redis.asked).startsWith("ns:row:* 0", "ns:row:* 0", "ns:row:* 2");
  }

  @Test
  void a_store_that_is_left_alone_is_not_asked_until_it_is_trusted_again() {
    scans.request(ROWS);
    mayAsk = false;
    step();
    step();
    assertThat(redis.asked).isEmpty();
    mayAsk = true;
    run();

    assertThat(told).containsExactly("removed 0");
  }

  @Test
  void nothing_is_removed_before_the_version_has_been_raised() {
    fill();
    versions.failWrites(true);
    journaled.drop(List.of(VERSION), 0);
    scans.request(ROWS);
    step();
    step();
    assertThat(redis.all).hasSize(5);
    versions.failWrites(false);
    journaled.replay();
    run();

    assertThat(redis.all).containsExactly("ns:1", "ns:title:1");
    assertThat(told).as("to wait is no failure").containsExactly("removed 3");
  }

  @Test
  void no_more_than_a_thousand_wait() {
    for (int i = 0; i < 1_002; i++) {
      scans.request(pattern("ns:" + i + ":"));
    }
    assertThat(told).containsExactly("refused", "refused");
    scans.request(pattern("ns:0:"));
    assertThat(told).hasSize(2);
  }

  @Test
  void locks_versions_and_streams_are_never_meant() {
    KeyPattern all = pattern("ns:");

    assertThat(all.means("ns:row:1")).isTrue();
    assertThat(all.means("ns:row:1~lock")).isFalse();
    assertThat(all.means("ns:~tag:row")).isFalse();
    assertThat(all.means("ns:~wb:rule")).isFalse();
    assertThat(all.means("other:row:1")).isFalse();
  }

  @Test
  void it_is_one_text_among_keys_and_no_key() {
    KeyPattern odd = new KeyPattern("ns:~tag:~:a:1:\n*", "ns:a:1:\n\uE000");

    assertThat(KeyPattern.of(odd.text())).isEqualTo(odd);
    assertThat(Targets.keys(List.of("ns:1", odd.text(), "ns:2"))).containsExactly("ns:1", "ns:2");
  }
}
