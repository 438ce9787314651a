package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.testing.RedisServer;
import dev.larder.testing.load.Request;
import dev.larder.testing.load.Response;
import dev.larder.testing.load.ShopProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop's counter of views, whose updates run later, in transactions of Spring. */
class ViewsIT {
  private static final Pattern UPDATES = Pattern.compile("\"views\":(\\d+)");
  private static final int VIEWS = 400;

  @TempDir private Path folder;

  @Test
  void many_views_are_one_update() throws Exception {
    try (RedisServer redis = RedisServer.startOwn();
        ShopProcess shop = ExampleShop.start("views-counter.yaml", redis, folder)) {
      awaitWaiting(shop);
      int before = updates(shop);
      for (int view = 0; view < VIEWS; view++) {
        for (int product = 1; product <= 2; product++) {
          Request viewed = Request.post("/api/products/" + product + "/views", "{}");
          assertThat(shop.send(viewed).status()).isEqualTo(204);
        }
      }

      for (int product = 1; product <= 2; product++) {
        String path = "/api/products/" + product + "/views";
        await()
            .atMost(Duration.ofSeconds(40))
            .pollInterval(Duration.ofMillis(200))
            .untilAsserted(
                () ->
                    assertThat(shop.send(Request.get(path)).body())
                        .isEqualTo(Integer.toString(VIEWS)));
      }
      assertThat(updates(shop) - before).isLessThan(2 * VIEWS / 4);
      assertThat(shop.output()).doesNotContain("Exception");
    }
  }

  /** The first calls run while Larder is being prepared. */
  private static void awaitWaiting(ShopProcess shop) {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () -> {
              int before = updates(shop);
              Response unused = shop.send(Request.post("/api/products/9/views", "{}"));
              return updates(shop) == before;
            });
  }

  private static int updates(ShopProcess shop) throws IOException {
    Matcher updates = UPDATES.matcher(shop.send(Request.get("/internal/stats")).body());
    assertThat(updates.find()).isTrue();
    return Integer.parseInt(updates.group(1));
  }
}
