package dev.larder.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.config.ReadOptions.LoadPattern;
import dev.larder.config.ReadOptions.SingleFlight;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What defaults say that is not for plain rules is for the others. */
class PlainOptionsTest {
  private static final String DEFAULTS =
      """
      larder: 1
      namespace: shop
      defaults:
        ttl: 1m
        pattern: refresh-ahead
        stale-if-error: 1h
        stale-while-revalidate: 1m
        single-flight: cluster
        codec: smile
        allow-types: com.shop.Dog
        compress-above: 1KiB
      rules:
        product: { method: a.B.c(long), key: "p:{0}", plain: true }
        report: { method: a.B.d(long), key: "r:{0}" }
      """;

  @Test
  void a_plain_rule_is_what_it_can_be() {
    ReadOptions options = options(DEFAULTS, 0);

    assertThat(options.isPlain()).isTrue();
    assertThat(options.loading().pattern()).isEqualTo(LoadPattern.CACHE_ASIDE);
    assertThat(options.lifetime().ttl()).isEqualTo(Duration.ofMinutes(1));
    assertThat(options.lifetime().longest()).isEqualTo(Duration.ofMinutes(1));
    assertThat(options.singleFlight()).isEqualTo(SingleFlight.LOCAL);
    assertThat(options.sizes().compressAbove()).isEqualTo(Long.MAX_VALUE);
    assertThat(options.values().allowTypes()).isEmpty();
  }

  @Test
  void the_others_are_what_the_defaults_say() {
    ReadOptions options = options(DEFAULTS, 1);

    assertThat(options.isPlain()).isFalse();
    assertThat(options.loading().pattern()).isEqualTo(LoadPattern.REFRESH_AHEAD);
    assertThat(options.lifetime().longest()).isEqualTo(Duration.ofMinutes(61));
    assertThat(options.singleFlight()).isEqualTo(SingleFlight.CLUSTER);
  }

  @Test
  void a_rule_may_be_none_of_plain_defaults() {
    String yaml =
        """
        larder: 1
        namespace: shop
        defaults: { plain: true, single-flight: "off" }
        rules:
          product: { method: a.B.c(long), key: "p:{0}" }
          report: { method: a.B.d(long), plain: false, sliding: true, single-flight: cluster }
        """;

    assertThat(options(yaml, 0).isPlain()).isTrue();
    assertThat(options(yaml, 0).singleFlight()).isEqualTo(SingleFlight.OFF);
    assertThat(options(yaml, 1).isPlain()).isFalse();
    assertThat(options(yaml, 1).lifetime().sliding()).isTrue();
    assertThat(options(yaml, 1).singleFlight()).isEqualTo(SingleFlight.CLUSTER);
  }

  private static ReadOptions options(String yaml, int rule) {
    ReadRuleFile read = RuleFileReader.read("larder.yaml", yaml, name -> null);
    assertThat(read.problems()).isEmpty();
    return Objects.requireNonNull(read.file()).reads().get(rule).options();
  }
}
