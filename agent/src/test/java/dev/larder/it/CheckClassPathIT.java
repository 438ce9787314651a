package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larder.testing.ChildExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code check FILE --classpath JAR}, with the shop as Spring Boot packs it. */
class CheckClassPathIT {
  @TempDir Path folder;

  private ChildExit check(String rules, String... options) {
    AgentRun.write(folder.resolve("larder.yaml"), rules);
    List<String> arguments =
        Stream.concat(Stream.of("check", "larder.yaml"), Stream.of(options)).toList();
    return AgentRun.commandLine(folder, arguments.toArray(new String[0]));
  }

  static Stream<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../config-examples"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      return names.stream().filter(name -> name.endsWith(".yaml"));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void the_examples_fit_the_shop_without_mistakes_or_warnings(String example) {
    ChildExit exit =
        AgentRun.commandLine(
            Path.of("../config-examples").toAbsolutePath(),
            "check",
            example,
            "--strict",
            "--classpath",
            shop());

    assertThat(exit.stderr()).isEmpty();
    assertThat(exit.code()).isZero();
    assertThat(exit.stdout()).contains("\n  in ").doesNotContain("in no method");
  }

  private static String shop() {
    return Built.shopJar().toAbsolutePath().toString();
  }

  @Test
  void with_a_class_path_it_shows_each_method_with_its_key() {
    ChildExit exit = check(SHOP_RULES, "--classpath", shop());

    assertThat(exit.stderr()).isEmpty();
    assertThat(exit.code()).isZero();
    assertThat(exit.stdout().lines())
        .containsExactly(
            "report: cache-aside, ttl 5m, not found 30s",
            "  com.shop.report.ReportService.customerReport(long)",
            "    shop:report:{0}:v1",
            "  in com.shop.report.SqlReportService.customerReport(long)",
            "    shop:report:42:v1",
            "saved: invalidate",
            "  com.shop.customer.CustomerRepository.save(com.shop.customer.Customer)",
            "    shop:report:{0.id}:v1",
            "  in com.shop.customer.CustomerRepository.save(Customer) of JDK proxies",
            "    shop:report:42:v1",
            "",
            "2 rules in 2 methods, no mistake, 0 warnings");
  }

  private static final String SHOP_RULES =
      """
      larder: 1
      namespace: shop
      rules:
        report:
          method: com.shop.report.ReportService.customerReport(long)
          key: "report:{0}:v1"
          ttl: 5m
        saved:
          method: com.shop.customer.CustomerRepository.save(com.shop.customer.Customer)
          invalidate: [{ rule: report, with: { 0: "{0.id}" } }]
      """;

  @Test
  void a_key_that_does_not_fit_the_method_is_a_mistake() {
    ChildExit exit =
        check(SHOP_RULES.replace("report:{0}", "report:{0}:{year}"), "--classpath", shop());

    assertThat(exit.code()).isEqualTo(2);
    assertThat(exit.stderr().lines())
        .contains(
            "larder.yaml:6:10 rules.report.key: com.shop.report.SqlReportService.customerReport(long):"
                + " there is no parameter \"year\"; write {customerId}");
    assertThat(exit.stdout()).contains("2 mistakes");
  }

  @Test
  void json_shows_the_methods_too() throws Exception {
    ChildExit exit = check(SHOP_RULES, "--json", "--classpath", shop());
    JsonNode rules = new ObjectMapper().readTree(exit.stdout()).get("rules");

    assertThat(rules.get(1).get("matches").toString())
        .isEqualTo(
            "[{\"method\":\"com.shop.customer.CustomerRepository.save(com.shop.customer.Customer)\","
                + "\"proxies\":true,\"keys\":[\"shop:report:42:v1\"]}]");
  }

  @Test
  void a_class_path_that_is_not_there_is_told() throws Exception {
    ChildExit exit = check(SHOP_RULES, "--classpath", "none.jar");
    ChildExit empty = check(SHOP_RULES, "--classpath", "");
    ChildExit asJson = check(SHOP_RULES, "--json", "--classpath", "none.jar");

    assertThat(exit.code()).isEqualTo(2);
    assertThat(exit.stderr())
        .startsWith(
            "larder: there is no \"none.jar\" to look at; give to --classpath jars and folders");
    assertThat(empty.code()).isEqualTo(2);
    assertThat(empty.stderr()).startsWith("larder: the class path is empty; give");
    assertThat(asJson.code()).isEqualTo(2);
    assertThat(new ObjectMapper().readTree(asJson.stdout()).at("/errors/0/problem").asText())
        .isEqualTo("there is no \"none.jar\" to look at");
  }
}
