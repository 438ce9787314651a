package dev.larder.near;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.time.FakeTicker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class StackEndTest {
  private final CaffeineStore<String> store = CaffeineStore.of(100, 60_000, new FakeTicker());

  @Test
  void a_store_is_of_use_after_callers_have_run_out_of_stack_in_it() throws Exception {
    for (int diver = 0; diver < 200; diver++) {
      Thread thread = new Thread(null, () -> dive(0), "diver", 160_000 + 64L * diver);
      thread.setDaemon(true);
      thread.start();
      thread.join(20_000);
      assertThat(thread.isAlive()).as("it waits for a lock that nobody will give back").isFalse();
    }

    CompletableFuture<Void> others = CompletableFuture.runAsync(this::fill);
    others.get(20, TimeUnit.SECONDS);
    assertThat(store.size()).isLessThanOrEqualTo(100);
  }

  private void fill() {
    for (int i = 0; i < 10_000; i++) {
      store.put("other" + i, "other" + i, "other" + i);
      store.drop("other" + (i - 1));
    }
  }

  private void dive(int level) {
    try {
      deeper(level);
    } catch (StackOverflowError end) {
      // what is looked at is what it leaves behind
    }
  }

  @SuppressWarnings("InfiniteRecursion")
  private int deeper(int level) {
    store.put("level" + level, level, "level" + level);
    return deeper(level + 1) + 1;
  }
}
