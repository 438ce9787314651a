package dev.larder.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** No hit is lost, whoever counts. */
final class HitCounterTest {
  private static final int MORE_THREADS_THAN_STRIPES = 100;
  private static final int HITS = 10_000;

  private final HitCounter counter = HitCounter.create();

  @Test
  void one_thread_counts_every_hit() {
    count(HITS);

    assertThat(counter.sum()).isEqualTo(HITS);
  }

  @Test
  void threads_that_count_at_the_same_time_lose_nothing() throws InterruptedException {
    CountDownLatch start = new CountDownLatch(MORE_THREADS_THAN_STRIPES);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < MORE_THREADS_THAN_STRIPES; i++) {
      Thread thread =
          new Thread(
              () -> {
                start.countDown();
                await(start);
                count(HITS);
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(counter.sum()).isEqualTo((long) MORE_THREADS_THAN_STRIPES * HITS);
  }

  @Test
  void a_thread_goes_on_counting_where_an_ended_one_has_stopped() throws InterruptedException {
    for (int i = 0; i < MORE_THREADS_THAN_STRIPES; i++) {
      Thread thread = new Thread(() -> count(10));
      thread.start();
      thread.join();
    }

    assertThat(counter.sum()).isEqualTo(MORE_THREADS_THAN_STRIPES * 10L);
    assertThat(counter.others().sum()).isZero();
  }

  @Test
  void what_was_counted_before_a_reset_is_forgotten() {
    count(3);
    counter.reset();
    count(2);

    assertThat(counter.sum()).isEqualTo(2);
  }

  private void count(int hits) {
    for (int i = 0; i < hits; i++) {
      counter.increment();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
