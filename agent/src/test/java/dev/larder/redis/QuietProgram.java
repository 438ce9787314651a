package dev.larder.redis;

import dev.larder.redis.address.RedisTarget;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import io.lettuce.core.event.jfr.EventRecorder;
import java.util.Properties;

/** Run in a JVM of its own by {@link RedisQuietTest}: uses a store and prints one line. */
final class QuietProgram {
  private QuietProgram() {}

  public static void main(String[] args) throws InterruptedException {
    Properties before = (Properties) System.getProperties().clone();
    try (RedisStore store = TestStores.open(RedisTarget.of(args[0]));
        RedisStore refused = TestStores.open(RedisTarget.of(args[1]))) {
      while (store.get("k") == Reading.UNKNOWN || refused.faults().size() < 2) {
        refused.get("k");
        Thread.onSpinWait();
      }
      store.put("k", Seen.ABSENT, new byte[32], 1000).toCompletableFuture().join();
    }
    System.out.println(
        "properties "
            + (System.getProperties().equals(before) ? "untouched" : "changed")
            + ", recorder "
            + EventRecorder.getInstance().getClass().getSimpleName());
  }
}
