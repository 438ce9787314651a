package dev.larder.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OwnPoolsTest {
  private static final int MOST = 256;

  private final OwnPools pools = new OwnPools();

  @Test
  void so_many_loads_at_once_and_then_none_until_one_has_ended() {
    CountDownLatch held = new CountDownLatch(1);
    for (int i = 0; i < MOST; i++) {
      assertThat(pools.load(null, () -> hold(held))).isTrue();
    }

    assertThat(pools.load(null, () -> {})).isFalse();
    held.countDown();
    await().until(() -> pools.load(null, () -> {}));
  }

  @Test
  void a_load_that_throws_keeps_nobody_s_place() {
    CountDownLatch ended = new CountDownLatch(MOST);
    for (int i = 0; i < MOST; i++) {
      assertThat(pools.load(null, () -> fail(ended))).isTrue();
    }

    hold(ended);
    await().until(() -> pools.load(null, () -> {}));
  }

  private static void fail(CountDownLatch ended) {
    Thread.currentThread().setUncaughtExceptionHandler((thread, expected) -> ended.countDown());
    throw new IllegalStateException("as it is meant to");
  }

  private static void hold(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
