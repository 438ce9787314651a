package dev.larder.redis.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.RedisStore;
import dev.larder.redis.TestStores;
import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.store.WriteQueue;
import dev.larder.store.WriteQueue.Answer;
import dev.larder.store.WriteQueue.Kind;
import dev.larder.store.WriteQueue.Queued;
import dev.larder.store.WriteQueue.Waiting;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisQueueTest {
  private static final int MOST = 5;

  private RedisServer server;
  private RedisStore store;
  private RespClient redis;
  private RedisQueue queue;

  @BeforeEach
  void open() {
    server = RedisServer.startOwn();
    redis = RespClient.connect(server.uri());
    Duration patient = Duration.ofSeconds(20);
    store =
        TestStores.open(
            new RedisTarget(
                ServerAddress.of(server.uri()), patient, patient, Duration.ofSeconds(2), 2_048));
    await().until(store::connected);
    queue = queue("jvm-1");
  }

  @AfterEach
  void close() {
    store.close();
    redis.close();
    server.close();
  }

  private RedisQueue queue(String owner) {
    return new RedisQueue(store, "ns:~wb:r", "ns:~wb:r~lock", owner, MOST);
  }

  private static Waiting call(int number) {
    byte[] argument = {0, (byte) number, -1};
    return new Waiting(
        "m", "ns:kéy", "jvm." + number, Kind.CALL, List.of(argument, new byte[0]), "", null);
  }

  private static <T> T now(CompletionStage<T> asked) {
    return asked.toCompletableFuture().join();
  }

  private List<String> ids(List<Queued> queued) {
    List<String> ids = new ArrayList<>();
    queued.forEach(each -> ids.add(each.what().id()));
    return ids;
  }

  @Test
  void what_waits_comes_back_as_it_was_in_its_order() {
    for (int i = 1; i <= 3; i++) {
      assertThat(now(queue.append(call(i)))).isEqualTo(Answer.QUEUED);
    }
    assertThat(now(queue.append(call(9).marked(Kind.OVERTAKEN_HERE)))).isEqualTo(Answer.QUEUED);

    List<Queued> all = now(queue.after(WriteQueue.START, 100));
    assertThat(ids(all)).containsExactly("jvm.1", "jvm.2", "jvm.3", "jvm.9");
    Waiting second = all.get(1).what();
    assertThat(second.method()).isEqualTo("m");
    assertThat(second.key()).isEqualTo("ns:kéy");
    assertThat(second.arguments().get(0)).containsExactly(0, 2, -1);
    assertThat(second.arguments().get(1)).isEmpty();
    assertThat(all.get(3).what().kind()).isEqualTo(Kind.OVERTAKEN_HERE);
    assertThat(now(queue.size())).isEqualTo(4);
  }

  @Test
  void a_page_follows_the_one_before() {
    for (int i = 1; i <= 4; i++) {
      assertThat(now(queue.append(call(i)))).isEqualTo(Answer.QUEUED);
    }
    List<Queued> first = now(queue.after(WriteQueue.START, 3));
    assertThat(ids(first)).containsExactly("jvm.1", "jvm.2", "jvm.3");

    assertThat(ids(now(queue.after(first.get(2).place(), 3)))).containsExactly("jvm.4");
  }

  @Test
  void what_was_removed_waits_no_longer() {
    for (int i = 1; i <= 3; i++) {
      assertThat(now(queue.append(call(i)))).isEqualTo(Answer.QUEUED);
    }
    List<Queued> all = now(queue.after(WriteQueue.START, 3));
    assertThat(queue.remove(List.of(all.get(0).place(), all.get(2).place())))
        .succeedsWithin(Duration.ofSeconds(20));

    assertThat(ids(now(queue.after(WriteQueue.START, 3)))).containsExactly("jvm.2");
  }

  @Test
  void so_many_wait_and_no_more_until_there_is_room() {
    for (int i = 1; i <= MOST; i++) {
      assertThat(now(queue.append(call(i)))).isEqualTo(Answer.QUEUED);
    }
    assertThat(now(queue.append(call(6)))).isEqualTo(Answer.FULL);
    assertThat(now(queue.append(call(7).marked(Kind.OVERTAKEN)))).isEqualTo(Answer.QUEUED);
    String mark = now(queue.after(WriteQueue.START, 10)).get(MOST).place();
    assertThat(queue.remove(List.of(mark))).succeedsWithin(Duration.ofSeconds(20));
    String first = now(queue.after(WriteQueue.START, 1)).get(0).place();
    assertThat(queue.remove(List.of(first))).succeedsWithin(Duration.ofSeconds(20));

    assertThat(now(queue.append(call(6)))).isEqualTo(Answer.QUEUED);
  }

  @Test
  void scripts_that_the_server_has_forgotten_are_sent_again() {
    assertThat(now(queue.append(call(1)))).isEqualTo(Answer.QUEUED);
    assertThat(now(queue.lease(10_000))).isTrue();
    redis.command("SCRIPT", "FLUSH");

    assertThat(now(queue.append(call(2)))).isEqualTo(Answer.QUEUED);
    assertThat(now(queue.lease(10_000))).isTrue();
    assertThat(now(queue.size())).isEqualTo(2);
  }

  @Test
  void one_of_all_has_the_lease_until_it_gives_it_up_or_it_ends() {
    RedisQueue other = queue("jvm-2");
    assertThat(now(queue.lease(10_000))).isTrue();
    assertThat(now(other.lease(10_000))).isFalse();
    assertThat(now(other.lease(0))).isFalse();
    assertThat(now(queue.lease(20_000))).isTrue();
    assertThat((Long) redis.command("PTTL", "ns:~wb:r~lock")).isGreaterThan(10_000);
    assertThat(now(queue.lease(0))).isTrue();
    assertThat(now(other.lease(50))).isTrue();
    await().until(() -> redis.command("GET", "ns:~wb:r~lock") == null);

    assertThat(now(queue.lease(10_000))).isTrue();
  }

  @Test
  void a_key_that_is_no_stream_takes_nothing_and_is_left_as_it_is() {
    redis.set("ns:~wb:r", new byte[] {1});

    assertThat(now(queue.append(call(1)))).isEqualTo(Answer.UNKNOWN);
    assertThat(queue.after(WriteQueue.START, 1)).failsWithin(Duration.ofSeconds(20));
    assertThat(redis.get("ns:~wb:r")).containsExactly(1);
  }

  @Test
  void without_a_connection_it_says_so() {
    server.kill();
    await().until(() -> !store.connected());

    assertThat(now(queue.append(call(1)))).isEqualTo(Answer.REFUSED);
    assertThat(queue.size()).failsWithin(Duration.ofSeconds(20));
  }
}
