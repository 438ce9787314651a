package dev.larder.redis.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.store.near.NearGate;
import dev.larder.testing.RedisServer;
import dev.larder.version.VersionTable;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.ProtocolVersion;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server agrees to tracking in whatever protocol, and tells in the third one alone. */
class TrackingTest {
  private static final String TAG = "shop:~tag:a";

  @ParameterizedTest
  @EnumSource
  void versions_are_trusted_where_the_server_tells_of_them(ProtocolVersion spoken) {
    VersionTable table = new VersionTable("shop:~tag:", key -> {});
    Queue<Throwable> refused = new ConcurrentLinkedQueue<>();
    try (RedisServer server = RedisServer.startOwn();
        RedisClient client = RedisClient.create(server.uri())) {
      client.setOptions(ClientOptions.builder().protocolVersion(spoken).build());
      StatefulRedisConnection<String, byte[]> connection = client.connect(VersionScripts.CODEC);
      new Tracking(table, NearGate.none()).begin(connection, false, refused::add, () -> {});
      connection.sync().ping(); // whatever was asked is answered

      assertThat(refused).isEmpty();
      if (spoken == ProtocolVersion.RESP3) {
        await().until(() -> learns(table));
      } else {
        assertThat(learns(table)).isFalse();
      }
    }
  }

  private static boolean learns(VersionTable table) {
    table.learn(TAG, 7, table.stamp(TAG));
    return table.of(TAG) == 7;
  }
}
