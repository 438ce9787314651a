package dev.larder.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.config.InvalidationSettings.OfKey;
import dev.larder.config.InvalidationSettings.OfRule;
import dev.larder.config.ReadOptions.Codec;
import dev.larder.config.ReadOptions.Lifetime;
import dev.larder.config.ReadOptions.LoadPattern;
import dev.larder.config.ReadOptions.Loading;
import dev.larder.config.ReadOptions.Refresh;
import dev.larder.config.ReadOptions.SingleFlight;
import dev.larder.config.ReadOptions.Sizes;
import dev.larder.config.ReadOptions.Values;
import dev.larder.config.redis.RedisSettings;
import dev.larder.config.source.Located;
import dev.larder.secret.Secret;
import dev.larder.secret.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleFileReaderTest {
  private static final Loading LOADING =
      new Loading(LoadPattern.CACHE_ASIDE, new Refresh(0.8, false, false), null);

  private static final String SHOP =
      """
      larder: 1
      namespace: shop
      redis:
        uri: redis://:${REDIS_PASSWORD}@${REDIS_HOST:-cache}:6379/0
        timeout: 20ms
      breaker: { failures: 3, open-for: 10s }
      defaults: { ttl: 20s, jitter: 0.2 }
      rules:
        product:
          method: com.shop.ProductService.findById(long)
          key: "product:{id}:v3"
          ttl: 5m
        prices:
          method:
            - com.shop.Prices.of(long)
            - com.shop.Prices.all()
          not-found-ttl: off
          stale-while-revalidate: 1h
          single-flight: local
          max-bytes: 10KiB
          compress-above: off
          near: { max-entries: 500 }
          enabled: false
        product-changed:
          method: com.shop.ProductService.update(com.shop.Product)
          invalidate:
            - { rule: product, with: { id: "{product.id}" } }
            - { key: "products:all" }
      """;

  private static RuleFile shop() {
    ReadRuleFile read =
        RuleFileReader.read("larder.yaml", SHOP, Map.of("REDIS_PASSWORD", "s3cret")::get);
    assertThat(read.problems()).isEmpty();
    return Objects.requireNonNull(read.file());
  }

  @Test
  void a_file_becomes_records() {
    RuleFile file = shop();

    assertThat(file.fileName()).isEqualTo("larder.yaml");
    assertThat(file.namespace()).isEqualTo("shop");
    assertThat(file.breaker()).isEqualTo(new RuleFile.Breaker(3, Duration.ofSeconds(10)));
    assertThat(file.reads()).extracting(ReadSettings::name).containsExactly("product", "prices");
    assertThat(file.reads().get(0).key())
        .isEqualTo(new Located("product:{id}:v3", 11, 10, "rules.product.key"));
    assertThat(file.reads().get(1).methods())
        .containsExactly(
            new Located("com.shop.Prices.of(long)", 15, 9, "rules.prices.method[0]"),
            new Located("com.shop.Prices.all()", 16, 9, "rules.prices.method[1]"));
    assertThat(file.reads().get(1).key()).isNull();
  }

  @Test
  void options_come_from_the_rule_then_the_defaults_then_larder() {
    RuleFile file = shop();

    assertThat(file.reads().get(0).options())
        .isEqualTo(
            new ReadOptions(
                new Lifetime(
                    Duration.ofMinutes(5),
                    0.2,
                    Duration.ofSeconds(30),
                    Duration.ZERO,
                    Duration.ZERO,
                    false),
                Duration.ofSeconds(2),
                SingleFlight.AUTO,
                new Sizes(1 << 20, 8 << 10),
                new Values(Codec.AUTO, List.of()),
                LOADING,
                null,
                true));
    assertThat(file.reads().get(1).options())
        .isEqualTo(
            new ReadOptions(
                new Lifetime(
                    Duration.ofSeconds(20), 0.2, null, Duration.ofHours(1), Duration.ZERO, false),
                Duration.ofSeconds(2),
                SingleFlight.LOCAL,
                new Sizes(10 << 10, Long.MAX_VALUE),
                new Values(Codec.AUTO, List.of()),
                LOADING,
                new ReadOptions.Near(500, Duration.ofSeconds(30)),
                false));
  }

  @Test
  void entries_are_protected_with_one_key_or_two() {
    String now = "0123456789abcdef".repeat(4);
    String before = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    assertThat(shop().protection()).isNull();
    assertThat(protection("key: " + now)).isEqualTo(new Secrets(secret(now), null));
    assertThat(protection("key: \"${NOW}\", previous: " + before))
        .isEqualTo(new Secrets(secret(now), secret(before)));
  }

  private static @Nullable Secrets protection(String protect) {
    String yaml = "larder: 1\nnamespace: shop\nprotect: { " + protect + " }\n";
    ReadRuleFile read =
        RuleFileReader.read("larder.yaml", yaml, name -> "0123456789abcdef".repeat(4));
    assertThat(read.problems()).isEmpty();
    return Objects.requireNonNull(read.file()).protection();
  }

  private static Secret secret(String text) {
    return Objects.requireNonNull(Secret.of(text));
  }

  @Test
  void the_ttl_of_not_found_is_half_the_ttl_at_most_30_seconds() {
    assertThat(lifetime("ttl: 20s")).isEqualTo(lifetime(20, 10));
    assertThat(lifetime("ttl: 5m")).isEqualTo(lifetime(300, 30));
    assertThat(lifetime("not-found-ttl: 45s")).isEqualTo(lifetime(60, 45));
    assertThat(lifetime("ttl: forever"))
        .isEqualTo(
            new Lifetime(null, 0.1, Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO, false));
  }

  private static Lifetime lifetime(int ttl, int notFound) {
    return new Lifetime(
        Duration.ofSeconds(ttl),
        0.1,
        Duration.ofSeconds(notFound),
        Duration.ZERO,
        Duration.ZERO,
        false);
  }

  private static Lifetime lifetime(String option) {
    return options(option).lifetime();
  }

  private static ReadOptions options(String option) {
    String yaml = "{larder: 1, namespace: a, rules: {r: {method: a.B.c, " + option + "}}}";
    RuleFile file = RuleFileReader.read("larder.yaml", yaml, name -> null).file();
    return Objects.requireNonNull(file).reads().get(0).options();
  }

  @Test
  void single_flight_is_one_of_four_words() {
    for (SingleFlight word : SingleFlight.values()) {
      assertThat(options("single-flight: " + word.name().toLowerCase(Locale.ROOT)).singleFlight())
          .isEqualTo(word);
    }
  }

  @Test
  void an_invalidation_names_a_rule_or_a_key() {
    WriteSettings changed = shop().writes().get(0);

    assertThat(changed.enabled()).isTrue();
    assertThat(changed.invalidations())
        .isEqualTo(
            List.of(
                new OfRule(
                    new Located("product", 27, 17, "rules.product-changed.invalidate[0].rule"),
                    Map.of(
                        "id",
                        new Located(
                            "{product.id}",
                            27,
                            38,
                            "rules.product-changed.invalidate[0].with.id"))),
                new OfKey(
                    new Located(
                        "products:all", 28, 16, "rules.product-changed.invalidate[1].key"))));
  }

  @Test
  void variables_are_substituted_and_the_password_is_never_shown() {
    RedisSettings redis = Objects.requireNonNull(shop().redis());

    assertThat(redis.server().uriNow()).isEqualTo("redis://:s3cret@cache:6379/0");
    assertThat(redis.timeout()).isEqualTo(Duration.ofMillis(20));
    assertThat(redis.invalidateTimeout()).isEqualTo(Duration.ofMillis(250));
    assertThat(redis.reconnectMax()).isEqualTo(Duration.ofSeconds(2));
    assertThat(redis.maxInFlight()).isEqualTo(2048);
    assertThat(redis.toString()).contains("redis://***@cache:6379/0").doesNotContain("s3cret");
    assertThat(shop().toString()).doesNotContain("s3cret");
  }

  @Test
  void a_file_without_redis_and_rules_is_good() {
    ReadRuleFile read =
        RuleFileReader.read("larder.yaml", "larder: 1\nnamespace: a\nrules:\n", name -> null);

    assertThat(read.problems()).isEmpty();
    RuleFile file = Objects.requireNonNull(read.file());
    assertThat(file.redis()).isNull();
    assertThat(file.breaker()).isEqualTo(new RuleFile.Breaker(5, Duration.ofSeconds(5)));
    assertThat(file.reads()).isEmpty();
  }
}
