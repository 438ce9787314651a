package dev.larder.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

final class RuleFileTest {
  private static final String FILE =
      """
      larder: 1
      namespace: shop
      redis: { uri: "redis://one" }
      breaker: { failures: 5 }
      extensions: [a.jar, b.jar]
      rules: { product: { method: com.shop.Products.find(long) } }
      """;

  @Test
  void what_all_rules_share_is_told_where_it_differs() {
    assertThat(unlike("com.shop.Products.find(long)", "com.shop.Products.load(long)")).isEmpty();
    assertThat(unlike("shop\n", "stock\n")).isEqualTo("namespace");
    assertThat(unlike("redis://one", "redis://two")).isEqualTo("redis");
    assertThat(unlike("5", "6")).isEqualTo("breaker");
    assertThat(unlike("[a.jar, b.jar]", "[b.jar, a.jar]")).isEqualTo("extensions");
    assertThat(unlike("[a.jar, b.jar]", "a.jar")).isEqualTo("extensions");
    assertThat(unlike("larder: 1\n", "larder: 1\nprotect: { key: " + "0f".repeat(32) + " }\n"))
        .as("keys are taken over")
        .isEmpty();
  }

  private static String unlike(String text, String other) {
    return read(FILE.replace(text, other)).settledUnlike(read(FILE));
  }

  private static RuleFile read(String yaml) {
    ReadRuleFile read = RuleFileReader.read("larder.yaml", yaml, name -> null);
    assertThat(read.problems()).isEmpty();
    return Objects.requireNonNull(read.file());
  }
}
