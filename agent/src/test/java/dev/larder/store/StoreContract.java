package dev.larder.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.version.CallTags;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store promises; one subclass for each. */
public abstract class StoreContract {
  protected static final long MINUTE = 60_000;

  /** A key that no other test uses. */
  protected final String key = "larder-test:" + UUID.randomUUID();

  /** The store under test, ready for use. */
  protected abstract Store store();

  @Test
  void a_key_that_was_never_written_is_absent() {
    assertThat(store().get(key)).isSameAs(Reading.ABSENT);
  }

  @Test
  void an_entry_comes_back_byte_for_byte() {
    byte[] entry = new byte[1000];
    IntStream.range(0, entry.length).forEach(i -> entry[i] = (byte) i);
    assertThat(done(store().put(key, Seen.ABSENT, entry, MINUTE))).isTrue();
    assertThat(store().get(key).bytes()).isEqualTo(entry);
  }

  @Test
  void a_call_that_has_waited_as_long_as_it_may_gets_no_answer() {
    done(store().put(key, Seen.ABSENT, entry("a"), MINUTE));
    long waited = Duration.ofMinutes(1).toNanos();

    assertThat(store().get(key, CallTags.NONE, 0).bytes()).isEqualTo(entry("a"));
    assertThat(store().get(key, CallTags.NONE, waited)).isSameAs(Reading.UNASKED);
    assertThat(store().get(key, new CallTags(List.of(), true), waited)).isSameAs(Reading.UNASKED);
  }

  @Test
  void keys_are_any_text() {
    String odd = key + " ü€😀\r\n{x}";
    assertThat(done(store().put(odd, Seen.ABSENT, entry("a"), MINUTE))).isTrue();
    assertThat(store().get(odd).bytes()).isEqualTo(entry("a"));
    assertThat(store().get(key).bytes()).isNull();
  }

  @Test
  void an_entry_ends_with_its_ttl() {
    done(store().put(key, Seen.ABSENT, entry("a"), 50));
    await().atMost(Duration.ofSeconds(5)).until(() -> store().get(key) == Reading.ABSENT);
  }

  @Test
  void the_second_of_two_loads_that_saw_nothing_is_refused() {
    assertThat(done(store().put(key, Seen.ABSENT, entry("first"), MINUTE))).isTrue();
    assertThat(done(store().put(key, Seen.ABSENT, entry("second"), MINUTE))).isFalse();
    assertThat(store().get(key).bytes()).isEqualTo(entry("first"));
  }

  @Test
  void an_entry_that_was_seen_is_replaced() {
    done(store().put(key, Seen.ABSENT, entry("old"), MINUTE));
    Seen seen = store().get(key).seen();
    assertThat(done(store().put(key, seen, entry("new"), MINUTE))).isTrue();
    assertThat(store().get(key).bytes()).isEqualTo(entry("new"));
  }

  @Test
  void a_replaced_entry_fences_whoever_saw_the_old_one() {
    done(store().put(key, Seen.ABSENT, entry("old"), MINUTE));
    Seen seen = store().get(key).seen();
    done(store().put(key, seen, entry("other"), MINUTE));
    assertThat(done(store().put(key, seen, entry("late"), MINUTE))).isFalse();
    assertThat(store().get(key).bytes()).isEqualTo(entry("other"));
  }

  @Test
  void an_entry_that_was_seen_and_has_gone_is_not_stored_again() {
    done(store().put(key, Seen.ABSENT, entry("short"), 30));
    Seen seen = Seen.of(entry("short"));
    await().atMost(Duration.ofSeconds(5)).until(() -> store().get(key) == Reading.ABSENT);
    assertThat(done(store().put(key, seen, entry("late"), MINUTE))).isFalse();
    assertThat(done(store().put(key, seen.ending(), entry("late"), MINUTE))).isTrue();
    assertThat(done(store().put(key, seen.ending(), entry("later"), MINUTE))).isFalse();
  }

  @Test
  void several_are_read_as_each_of_them_is() {
    done(store().put(key, Seen.ABSENT, entry("one"), MINUTE));
    List<Reading> readings = store().getAll(List.of(key, key + ":absent", key), CallTags.NONE);
    assertThat(readings).hasSize(3);
    assertThat(readings.get(0).bytes()).isEqualTo(entry("one"));
    assertThat(readings.get(1).bytes()).isNull();
    assertThat(readings.get(1).seen().isKnown()).isTrue();
    assertThat(done(store().put(key, readings.get(2).seen(), entry("two"), MINUTE))).isTrue();
  }

  @Test
  void a_load_that_began_before_an_invalidation_is_not_stored() {
    Seen nothing = store().get(key).seen();
    done(store().drop(List.of(key), new Tombstone(entry("tombstone-1"), MINUTE, 0)));
    assertThat(done(store().put(key, nothing, entry("late"), MINUTE))).isFalse();

    Seen tombstone = store().get(key).seen();
    done(store().drop(List.of(key), new Tombstone(entry("tombstone-2"), MINUTE, 0)));
    assertThat(done(store().put(key, tombstone, entry("late"), MINUTE))).isFalse();
    assertThat(store().get(key).bytes()).isEqualTo(entry("tombstone-2"));
  }

  @Test
  void a_drop_that_leaves_nothing_leaves_nothing() {
    done(store().put(key, Seen.ABSENT, entry("old"), MINUTE));
    done(store().drop(List.of(key, key + ":absent"), Tombstone.NONE));
    assertThat(store().get(key)).isSameAs(Reading.ABSENT);
    assertThat(store().get(key + ":absent")).isSameAs(Reading.ABSENT);
    assertThat(done(store().put(key, Seen.ABSENT, entry("new"), MINUTE))).isTrue();
  }

  @Test
  void a_load_that_began_after_an_invalidation_is_stored() {
    done(store().put(key, Seen.ABSENT, entry("old"), MINUTE));
    done(store().drop(List.of(key), new Tombstone(entry("tombstone"), MINUTE, 0)));
    Seen tombstone = store().get(key).seen();
    assertThat(done(store().put(key, tombstone, entry("new"), MINUTE))).isTrue();
    assertThat(store().get(key).bytes()).isEqualTo(entry("new"));
  }

  @Test
  void a_load_whose_lookup_had_no_answer_is_not_stored() {
    assertThat(done(store().put(key, Seen.UNKNOWN, entry("a"), MINUTE))).isFalse();
    assertThat(store().get(key)).isSameAs(Reading.ABSENT);
  }

  @Test
  void entries_that_differ_only_after_the_fence_are_the_same_entry() {
    done(store().put(key, Seen.ABSENT, entry("id"), MINUTE));
    byte[] longer = "id              and more".getBytes(StandardCharsets.US_ASCII);
    assertThat(done(store().put(key, Seen.of(longer), entry("new"), MINUTE))).isTrue();
  }

  @Test
  void forever_has_no_end() {
    assertThat(done(store().put(key, Seen.ABSENT, entry("a"), Long.MAX_VALUE))).isTrue();
    Seen seen = store().get(key).seen();
    assertThat(done(store().put(key, seen, entry("b"), Long.MAX_VALUE))).isTrue();
    assertThat(store().get(key).bytes()).isEqualTo(entry("b"));
  }

  @Test
  void many_keys_are_dropped_at_once() {
    List<String> keys = IntStream.range(0, 1000).mapToObj(i -> key + i).toList();
    done(store().drop(keys, new Tombstone(entry("tombstone"), MINUTE, 0)));
    assertThat(keys).allMatch(k -> store().get(k).bytes() != null);
    done(store().drop(List.of(), new Tombstone(entry("tombstone"), MINUTE, 0)));
  }

  /** An entry that begins with this text, padded to the length of a fence. */
  protected static byte[] entry(String id) {
    return String.format("%-" + Seen.FENCE_BYTES + "s", id).getBytes(StandardCharsets.US_ASCII);
  }

  protected static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
  }
}
