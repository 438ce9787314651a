package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.testing.RedisServer;
import dev.larder.testing.load.Request;
import dev.larder.testing.load.ShopProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop's products, whose writes leave them in the cache when their transactions commit. */
class LeftByWritesIT {
  private static final String PRODUCT = "/api/products/3";

  @TempDir private Path folder;

  @Test
  void a_product_that_was_written_is_read_without_a_query() throws Exception {
    try (RedisServer redis = RedisServer.startOwn();
        ShopProcess shop = ExampleShop.start("write-through.yaml", redis, folder)) {
      await().atMost(Duration.ofSeconds(40)).until(() -> isReadWithoutAQuery(shop, "1.00"));
      int left = 0;
      for (int cents = 10; cents < 40; cents++) {
        left += isReadWithoutAQuery(shop, "7." + cents) ? 1 : 0;
      }
      assertThat(left).as("of 30, on a machine that may stand still").isGreaterThan(20);
      assertThat(shop.output()).doesNotContain("Exception");
    }
  }

  /** After a write; whether it is right is asserted. */
  private static boolean isReadWithoutAQuery(ShopProcess shop, String price) throws IOException {
    Request write = Request.put(PRODUCT, "{\"price\":" + price + "}");
    assertThat(shop.send(write).status()).isEqualTo(200);
    String before = stats(shop);
    assertThat(shop.send(Request.get(PRODUCT)).body()).contains("\"price\":" + price);
    return stats(shop).equals(before);
  }

  private static String stats(ShopProcess shop) throws IOException {
    return shop.send(Request.get("/internal/stats")).body();
  }
}
