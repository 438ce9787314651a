package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.testing.RedisServer;
import dev.larder.testing.load.LoadDriver;
import dev.larder.testing.load.Request;
import dev.larder.testing.load.RequestKind;
import dev.larder.testing.load.Response;
import dev.larder.testing.load.ShopProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Spring Boot application with the agent answers as it does without, whatever becomes of Redis.
 * The writes come last: they change what is right.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ShopIT {
  private static final Map<Request, Response> RIGHT = new LinkedHashMap<>();

  @TempDir private static Path folder;
  private static RedisServer redis;
  private static ShopProcess shop;

  @BeforeAll
  static void start() throws Exception {
    redis = RedisServer.startOwn();
    Path rules = Path.of("../config-examples/shop.yaml").toAbsolutePath();
    List<String> agent = List.of("-javaagent:" + Built.agentJar() + "=" + rules);
    Map<String, String> environment = Map.of("REDIS_URI", redis.uri());
    ExecutorService starter = Executors.newSingleThreadExecutor();
    try {
      var cached =
          starter.submit(
              () ->
                  ShopProcess.start(
                      Built.shopJar(), agent, environment, folder.resolve("cached.log")));
      try (ShopProcess alone =
          ShopProcess.start(Built.shopJar(), List.of(), folder.resolve("alone.log"))) {
        for (Request request : requests()) {
          RIGHT.put(request, alone.send(request));
        }
      } finally {
        shop = cached.get();
      }
    } finally {
      starter.shutdown();
    }
  }

  @AfterAll
  static void stop() {
    if (shop != null) {
      shop.close();
    }
    if (redis != null) {
      redis.close();
    }
  }

  @Test
  @Order(1)
  void answers_are_the_same_with_and_without_the_agent_loaded_and_cached() throws IOException {
    assertThat(RIGHT).hasSizeGreaterThan(90);
    for (int time = 0; time < 2; time++) {
      for (Map.Entry<Request, Response> right : RIGHT.entrySet()) {
        assertThat(shop.send(right.getKey())).as("%s", right.getKey()).isEqualTo(right.getValue());
      }
    }
    assertThat(shop.output()).contains("larder: version").doesNotContain("Exception");
  }

  @Test
  @Order(2)
  void a_second_read_does_not_reach_the_origin() throws IOException {
    for (int id = 1; id <= 5; id++) {
      assertCached("/api/customers/" + id + "/report");
      assertCached("/api/products/" + id);
      assertCached("/api/customers/" + (900_000 + id));
    }
    assertCached("/api/dashboard");
  }

  @Test
  @Order(3)
  void no_answer_fails_or_is_wrong_while_redis_is_stopped_or_killed() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> outage =
        CompletableFuture.runAsync(
            () -> {
              pause(1);
              redis.pause();
              pause(2);
              redis.resume();
              pause(1);
              redis.kill();
              pause(2);
              redis.restart();
              done.set(true);
            });
    var report = new LoadDriver(shop.uri(), List.of(everything()), 1).run(3, Duration.ofSeconds(8));
    outage.get(30, TimeUnit.SECONDS);

    assertThat(done).isTrue();
    assertThat(report.total().firstFailure()).isEmpty();
    assertThat(report.total().failures()).isZero();
    assertThat(report.total().count()).isPositive();
  }

  @Test
  @Order(4)
  void it_caches_again_once_redis_is_back() {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertCached("/api/customers/3/report"));
  }

  @Test
  @Order(5)
  void a_new_price_is_seen_by_the_next_read_whatever_others_read_meanwhile() throws Exception {
    String path = "/api/products/700";
    AtomicBoolean done = new AtomicBoolean();
    List<CompletableFuture<Void>> readers = new ArrayList<>();
    for (int reader = 0; reader < 2; reader++) {
      readers.add(
          CompletableFuture.runAsync(
              () -> readUntil(done, path), task -> new Thread(task).start()));
    }
    for (int cents = 10; cents < 90; cents++) {
      String price = "\"price\":7." + cents;
      assertThat(shop.send(Request.put(path, "{" + price + "}")).status()).isEqualTo(200);
      // As JSON numbers have it, in the database's scale of two digits.
      assertThat(get(path)).contains(price);
    }
    done.set(true);
    for (CompletableFuture<Void> reader : readers) {
      reader.get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  @Order(6)
  void what_a_write_changes_elsewhere_is_seen_by_the_next_read() throws IOException {
    String customer = "/api/customers/500";
    String dashboard = get("/api/dashboard");
    long orders = Long.parseLong(get(customer + "/order-count"));
    assertThat(get(customer + "/report")).contains("\"orders\":" + orders);

    shop.send(
        Request.post(
            "/api/orders", "{\"customerId\":500,\"lines\":[{\"productId\":5,\"quantity\":2}]}"));
    assertThat(get(customer + "/order-count")).isEqualTo(String.valueOf(orders + 1));
    assertThat(get(customer + "/report")).contains("\"orders\":" + (orders + 1));
    assertThat(get("/api/dashboard")).isNotEqualTo(dashboard);

    shop.send(Request.put(customer, "{\"name\":\"Nova Quist\"}"));
    assertThat(get(customer)).contains("Nova Quist");
    assertThat(get(customer + "/report")).contains("Nova Quist");

    assertThat(get("/api/products/1500")).contains("SKU-01500");
    shop.send(Request.delete("/api/products/1500"));
    assertThat(shop.send(Request.get("/api/products/1500")).status()).isEqualTo(404);
  }

  private static void assertCached(String path) throws IOException {
    String loaded = get(path);
    String before = get("/internal/stats");
    assertThat(get(path)).isEqualTo(loaded);
    assertThat(get("/internal/stats")).isEqualTo(before);
  }

  private static RequestKind everything() {
    List<Request> requests = List.copyOf(RIGHT.keySet());
    return RequestKind.of("any", 1, random -> requests.get(random.nextInt(requests.size())))
        .checkedBy(
            (request, response) ->
                response.equals(RIGHT.get(request))
                    ? Optional.empty()
                    : Optional.of(response + " instead of " + RIGHT.get(request)));
  }

  private static List<Request> requests() {
    List<String> paths = new ArrayList<>();
    for (int id = 1; id <= 15; id++) {
      paths.add("/api/customers/" + id);
      paths.add("/api/customers/" + id + "/report");
      paths.add("/api/products/" + id);
      paths.add("/api/customers/" + (900_000 + id));
    }
    for (int id = 1; id <= 5; id++) {
      paths.add("/api/customers/" + id + "/discounts");
      paths.add("/api/customers/" + id + "/order-count");
      paths.add("/api/customers/" + id + "/orders");
      paths.add("/api/reports/async/" + id);
      paths.add("/api/products/" + id + "/installments?months=" + id * 6);
    }
    for (String sort : List.of("name", "price", "newest")) {
      paths.add("/api/products?sort=" + sort);
      paths.add("/api/products?limit=5&page=3&category=kitchen&sort=" + sort);
    }
    paths.addAll(
        List.of(
            "/api/dashboard",
            "/api/products/900000",
            "/api/products/0/installments",
            "/api/products?ids=3,1,900000,2",
            "/api/products?sku=SKU-00007",
            "/api/products?limit=1000",
            "/api/products?category=none",
            "/api/products/search?q=oak",
            "/api/products/search?q=nothing-like-this",
            "/api/products/search?q=a%3Ab%2A%7B%25",
            "/api/products/7/stock",
            "/api/customers/900001/report",
            "/api/customers?city=Lyon",
            "/api/shipping?country=DE&grams=2500",
            "/api/shipping?country=XX&grams=1"));
    return paths.stream().map(Request::get).toList();
  }

  private static void readUntil(AtomicBoolean done, String path) {
    try {
      while (!done.get()) {
        get(path);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String get(String path) throws IOException {
    return shop.send(Request.get(path)).body();
  }

  private static void pause(int seconds) {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
