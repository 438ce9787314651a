package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.testing.load.Request;
import dev.larder.testing.load.ShopProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Woven classes inside the nested jars of a Spring Boot application. */
class FatJarIT {
  private static final Request STATISTICS = Request.get("/internal/stats");

  @TempDir Path folder;

  @Test
  void a_class_loaded_by_spring_boots_own_loader_is_cached() throws Exception {
    Path rules =
        Folders.rules(
            folder,
            "",
            """
            dashboard:
              method: com.shop.report.SqlReportService.dashboard()
              key: dashboard
            """);
    Path log = folder.resolve("shop.log");
    List<String> options = List.of("-javaagent:" + Built.agentJar() + "=" + rules, "-Xmx512m");
    try (ShopProcess shop = ShopProcess.start(Built.shopJar(), options, log)) {
      String first = dashboard(shop);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                String before = statistics(shop);
                return dashboard(shop).equals(first) && statistics(shop).equals(before);
              });
      String before = statistics(shop);
      for (int i = 0; i < 40; i++) {
        assertThat(dashboard(shop)).isEqualTo(first);
      }
      assertThat(statistics(shop)).isEqualTo(before);
      assertThat(shop.output().lines().filter(line -> line.startsWith("larder"))).hasSize(1);
    }
  }

  private static String dashboard(ShopProcess shop) throws IOException {
    return shop.send(Request.get("/api/dashboard")).body();
  }

  private static String statistics(ShopProcess shop) throws IOException {
    return shop.send(STATISTICS).body();
  }
}
