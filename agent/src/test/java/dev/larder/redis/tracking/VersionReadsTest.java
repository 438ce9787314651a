package dev.larder.redis.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.store.near.NearGate;
import dev.larder.testing.RedisServer;
import dev.larder.version.VersionTable;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.push.PushListener;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A version that was not there: the server tells of it, though nothing was invalidated. */
class VersionReadsTest {
  private static final String TAG = "shop:~tag:a";

  private final Queue<String> moved = new ConcurrentLinkedQueue<>();
  private final AtomicInteger told = new AtomicInteger();

  @Test
  void a_version_that_was_made_ends_no_load_also_where_the_reader_is_slower_than_the_message() {
    VersionTable table = new VersionTable("shop:~tag:", moved::add);
    try (RedisServer server = RedisServer.startOwn();
        RedisClient client = RedisClient.create(server.uri())) {
      StatefulRedisConnection<String, byte[]> connection = client.connect(VersionScripts.CODEC);
      new Tracking(table, NearGate.none()).begin(connection, false, refused -> {}, () -> {});
      connection.addListener((PushListener) message -> told.incrementAndGet());
      connection.sync().ping(); // whatever was asked is answered

      var unused = VersionReads.send(slow(connection.async()), table, List.of(TAG), false);
      assertThat(moved).isEmpty();
      connection.sync().incr(TAG);
      await().until(() -> moved.contains(TAG));
    }
  }

  /** Returns from each command once the server has told of what it did. */
  @SuppressWarnings("unchecked")
  private RedisAsyncCommands<String, byte[]> slow(RedisAsyncCommands<String, byte[]> commands) {
    return (RedisAsyncCommands<String, byte[]>)
        Proxy.newProxyInstance(
            VersionReadsTest.class.getClassLoader(),
            new Class<?>[] {RedisAsyncCommands.class},
            (proxy, method, arguments) -> {
              Object sent = method.invoke(commands, arguments);
              await().until(() -> told.get() > 0);
              return sent;
            });
  }
}
