package dev.larder.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.store.LockStore.Claim;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every lock store promises; one subclass for each. */
public abstract class LockStoreContract {
  protected static final long MINUTE = 60_000;

  /** What two callers saw, one of them after an invalidation. */
  protected static final Seen BEFORE = Seen.ABSENT;

  protected static final Seen AFTER =
      Seen.of("a tombstone's id".getBytes(StandardCharsets.US_ASCII));

  protected final String key = "larder-test:" + UUID.randomUUID() + "~lock";

  /** The locks under test, ready for use. */
  protected abstract LockStore locks();

  @Test
  void a_free_lock_is_won_and_then_held_for_those_who_saw_the_same() {
    for (Seen seen : new Seen[] {BEFORE, AFTER}) {
      assertThat(claim(value(1, seen))).isEqualTo(Claim.WON);
      assertThat(claim(value(2, seen))).isEqualTo(Claim.HELD);
      assertThat(takeOver(value(2, seen))).isEqualTo(Claim.HELD);
      assertThat(release(value(1, seen))).isTrue();
    }
  }

  @Test
  void its_owner_wins_a_lock_again_whatever_it_has_seen() {
    claim(value(1, BEFORE));

    assertThat(claim(value(1, BEFORE))).isEqualTo(Claim.WON);
    assertThat(claim(value(1, AFTER))).isEqualTo(Claim.WON);
    assertThat(claim(value(2, AFTER))).isEqualTo(Claim.HELD);
  }

  @Test
  void who_saw_something_else_is_told_and_may_take_the_lock_over() {
    claim(value(1, BEFORE));

    assertThat(claim(value(2, AFTER))).isEqualTo(Claim.OUTDATED);
    assertThat(claim(value(3, BEFORE))).isEqualTo(Claim.HELD);
    assertThat(takeOver(value(2, AFTER))).isEqualTo(Claim.WON);
    assertThat(claim(value(1, BEFORE))).isEqualTo(Claim.OUTDATED);
  }

  @Test
  void a_lock_is_freed_by_its_owner_alone() {
    claim(value(1, BEFORE));

    assertThat(release(value(2, BEFORE))).isFalse();
    assertThat(claim(value(2, BEFORE))).isEqualTo(Claim.HELD);
    assertThat(release(value(1, AFTER))).isTrue();
    assertThat(release(value(1, AFTER))).isFalse();
    assertThat(claim(value(2, BEFORE))).isEqualTo(Claim.WON);
  }

  @Test
  void a_lock_ends_with_its_lease() {
    locks().claim(key, value(1, BEFORE), false, 50).join();

    await().atMost(Duration.ofSeconds(5)).until(() -> claim(value(2, BEFORE)) == Claim.WON);
  }

  @Test
  void a_lock_is_prolonged_by_its_owner_alone() {
    LockValue mine = value(1, BEFORE);
    locks().claim(key, mine, false, 2_000).join();
    locks().claim(key + "later", mine, false, 2_100).join();

    assertThat(replace(value(2, BEFORE), value(2, BEFORE))).isFalse();
    assertThat(replace(mine, mine)).isTrue();
    await()
        .until(() -> locks().claim(key + "later", value(2, BEFORE), false, 1).join() == Claim.WON);
    assertThat(claim(value(2, BEFORE))).isEqualTo(Claim.HELD);
  }

  @Test
  void the_word_that_a_result_cannot_be_cached_is_for_those_who_saw_the_same() {
    claim(value(1, BEFORE));
    assertThat(replace(value(1, BEFORE), LockValue.uncacheable(BEFORE))).isTrue();

    assertThat(claim(value(2, BEFORE))).isEqualTo(Claim.UNCACHEABLE);
    assertThat(release(value(1, BEFORE))).isFalse();
    assertThat(claim(value(2, AFTER))).isEqualTo(Claim.OUTDATED);
    assertThat(takeOver(value(2, AFTER))).isEqualTo(Claim.WON);
  }

  /** A lock of one of several owners. */
  protected static LockValue value(long owner, Seen seen) {
    return LockValue.of(Long.MIN_VALUE, owner, seen);
  }

  protected final Claim claim(LockValue mine) {
    return locks().claim(key, mine, false, MINUTE).join();
  }

  private Claim takeOver(LockValue mine) {
    return locks().claim(key, mine, true, MINUTE).join();
  }

  private boolean replace(LockValue mine, LockValue next) {
    return locks().replace(key, mine, next, MINUTE).toCompletableFuture().join();
  }

  protected final boolean release(LockValue mine) {
    return locks().release(key, mine).toCompletableFuture().join();
  }
}
