package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.probe.start.Listener;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large values in a real Redis. */
class SizesIT {
  private static final String RULE = "dev.larder:type=Rule,name=text";
  private static final String RULES =
      """
      rules:
        text:
          method: com.probe.start.Catalog.text(long)
          key: "text:{length}"
          max-bytes: 512KiB
        name:
          method: com.probe.start.Catalog.name(long)
          key: "name:{id}"
      """;

  @TempDir Path folder;

  @Test
  void a_large_value_is_compressed_and_one_that_is_too_large_is_not_stored() {
    try (RedisServer redis = RedisServer.startOwn();
        RespClient client = RespClient.connect(redis.uri());
        Told listener = Told.start(AgentRun.with(rules(redis), folder, Listener.class))) {
      listener.awaits("ask 1", "product 1 from the cache");
      String loaded = listener.tell("text 300000");
      assertThat(loaded).startsWith("300000 characters").endsWith(" by the catalog");
      listener.awaits("text 300000", loaded.replace("by the catalog", "from the cache"));
      byte[] entry = Objects.requireNonNull(client.get("sizes:text:300000"));
      assertThat(entry).hasSizeBetween(32, 30_000);
      assertThat(entry[5]).isEqualTo((byte) 1);

      String small = listener.tell("text 100");
      listener.awaits("text 100", small.replace("by the catalog", "from the cache"));
      assertThat(Objects.requireNonNull(client.get("sizes:text:100"))[5]).isZero();

      for (int i = 0; i < 3; i++) {
        assertThat(listener.tell("text 600000")).endsWith(" by the catalog");
        assertThat(listener.tell("text 40000" + i)).endsWith(" by the catalog");
      }
      listener.awaits("get " + RULE + " Stores", "5");
      assertThat(client.get("sizes:text:600000")).isNull();
      assertThat(listener.tell("get " + RULE + " CompressedStores")).isEqualTo("4");
      assertThat(listener.tell("get " + RULE + " OversizedLoads")).isEqualTo("3");
      assertThat(listener.tell("get " + RULE + " LastError")).contains("600034 bytes", "max-bytes");
      assertThat(listener.stderr().lines().filter(line -> line.contains("large for a cache")))
          .singleElement()
          .asString()
          .startsWith("larder: rule text: an entry of 300034 bytes")
          .contains("max-bytes");
    }
  }

  private static String rules(RedisServer redis) {
    return "larder: 1\nnamespace: sizes\nredis: { uri: \""
        + redis.uri()
        + "\", timeout: 20s }\n"
        + RULES;
  }
}
