package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import dev.larder.testing.load.Request;
import dev.larder.testing.load.ShopProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Frameworks whose only class is a JDK proxy: rules name the interface. */
class ProxiesIT {
  private static final String REPOSITORY = "com.shop.customer.CustomerRepository";
  private static final String RULES =
      """
      row:
        method: REPOSITORY.findById(Long)
        key: "row:{id}"
      in-city:
        method: REPOSITORY.findByCity*(String)
      saved:
        method: REPOSITORY.save(com.shop.customer.Customer)
        invalidate: [ { rule: row, with: { id: "{entity.id}" } } ]
      """
          .replace("REPOSITORY", REPOSITORY);

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> mappers_of_mybatis_in_this_jvm() {
    return mybatis().run();
  }

  @TestFactory
  List<DynamicTest> mappers_of_mybatis_in_redis() {
    return mybatis().withRedis().patient().run();
  }

  private static CallProbe mybatis() {
    CallProbe probe = CallProbe.of("MyBatisProbe", "mybatis");
    for (String jar : Folders.jars("mybatis-", "h2-").split(File.pathSeparator, -1)) {
      probe.classPath(Path.of(jar));
    }
    return probe;
  }

  @Test
  void repositories_of_spring_data_are_cached_and_invalidated() throws Exception {
    try (RedisServer redis = RedisServer.startOwn();
        RespClient client = RespClient.connect(redis.uri());
        ShopProcess shop =
            ShopProcess.start(
                Built.shopJar(),
                List.of("-javaagent:" + agent(redis.uri())),
                folder.resolve("shop.log"))) {
      String first = customer(shop, 1);
      String second = customer(shop, 2);
      assertThat(first).isNotEqualTo(second);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                assertThat(customer(shop, 1)).isEqualTo(first);
                assertThat(client.get("probe:row:1")).as(shop.output()).isNotNull();
              });
      client.set("probe:row:2", Objects.requireNonNull(client.get("probe:row:1")));
      assertThat(customer(shop, 2)).as("the answer comes from Redis").isEqualTo(first);

      shop.send(Request.put("/api/customers/1", "{\"name\": \"Renamed\"}"));
      assertThat(customer(shop, 1)).contains("Renamed");

      shop.send(Request.get("/api/customers?city=Berlin"));
      String key = "probe:" + REPOSITORY + ".findByCityOrderById:Berlin";
      await().atMost(Duration.ofSeconds(20)).until(() -> inCity(shop, client, key));
    }
  }

  private static boolean inCity(ShopProcess shop, RespClient client, String key)
      throws IOException {
    assertThat(shop.send(Request.get("/api/customers?city=Berlin")).status()).isEqualTo(200);
    return client.get(key) != null;
  }

  private static String customer(ShopProcess shop, int id) throws IOException {
    return shop.send(Request.get("/api/customers/" + id)).body();
  }

  private String agent(String redis) throws IOException {
    return Built.agentJar() + "=" + Folders.rules(folder, redis, RULES);
  }
}
