package dev.larder.redis.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.stream.RedisQueue;
import dev.larder.resilience.CircuitBreaker;
import dev.larder.resilience.CircuitBreaker.State;
import dev.larder.resilience.GuardedQueue;
import dev.larder.store.WriteQueue.Answer;
import dev.larder.store.WriteQueue.Kind;
import dev.larder.store.WriteQueue.Waiting;
import dev.larder.testing.RedisCluster;
import dev.larder.time.Ticker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that are to wait while the slot of their stream moves. */
class RedisClusterQueueTest {
  private static final String STREAM = "shop:~wb:r";

  @Test
  void a_master_that_sends_a_call_on_is_none_that_fails() {
    try (RedisCluster cluster = RedisCluster.startMasters();
        ClusterJvm jvm = new ClusterJvm(cluster)) {
      jvm.awaitConnected();
      CircuitBreaker puts = new CircuitBreaker(1, Duration.ofMinutes(1));
      GuardedQueue queue =
          new GuardedQueue(
              new RedisQueue(jvm.map(), STREAM, STREAM + "~lock", "jvm", 10),
              () -> puts,
              Ticker.system());
      int slot = cluster.slot(STREAM);
      int from = cluster.masterOf(STREAM);
      int to = (from + 1) % RedisCluster.MASTERS;
      cluster.beginMove(slot, from, to);
      assertThat(appended(queue)).isEqualTo(Answer.ELSEWHERE);
      assertThat(puts.snapshot().state()).isEqualTo(State.CLOSED);
      cluster.endMove(slot, from, to);
      await().until(() -> appended(queue) == Answer.QUEUED);
      assertThat(queue.size()).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(1L);
    }
  }

  private static Answer appended(GuardedQueue queue) {
    Waiting call = new Waiting("m", "k", "jvm.1", Kind.CALL, List.of(), "", null);
    return queue.append(call).toCompletableFuture().join();
  }
}
