package dev.larder.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where versions live: those of tags apart from those of rules. */
class VersionKeysTest {
  private static final String TAGS = VersionKeys.prefix("shop");

  @Test
  void a_tag_of_nothing_is_no_rule() {
    String nothing = VersionKeys.under(TAGS, "~");

    assertThat(VersionKeys.isVersion(nothing)).isTrue();
    assertThat(VersionKeys.isOfRule(nothing)).isFalse();
    assertThat(VersionKeys.under(TAGS, "~product"))
        .isNotEqualTo("shop:" + VersionKeys.ofRule("product"));
    assertThat(new CallTags(List.of(), true).mayCarry(nothing))
        .as("a load whose result may tell of it")
        .isTrue();
  }

  @Test
  void people_are_told_what_a_version_is_of() {
    assertThat(VersionKeys.shown("shop:~tag:lamps")).isEqualTo("tag lamps");
    assertThat(VersionKeys.shown(VersionKeys.under(TAGS, "~lamps"))).isEqualTo("tag ~lamps");
    assertThat(VersionKeys.shown("shop:" + VersionKeys.ofRule("product")))
        .isEqualTo("rule product");
    assertThat(VersionKeys.shown("shop:" + VersionKeys.ofPattern("row:*"))).isEqualTo("keys row:*");
  }

  @Test
  void other_keys_are_what_they_are_written() {
    assertThat(VersionKeys.under(TAGS, "lamps")).isEqualTo("shop:~tag:lamps");
    assertThat(VersionKeys.under("shop:", "~:5")).isEqualTo("shop:~:5");
    String rule = VersionKeys.under("shop:" + VersionKeys.ofRule(""), "product");
    assertThat(rule).isEqualTo("shop:~tag:~product");
    assertThat(VersionKeys.isOfRule(rule)).isTrue();
  }

  @Test
  void a_pattern_of_keys_is_no_rule_and_nothing_that_a_result_tells_of() {
    String pattern = "shop:" + VersionKeys.ofPattern("row:*");

    assertThat(VersionKeys.isVersion(pattern)).isTrue();
    assertThat(VersionKeys.isOfRule(pattern)).as("it is not kept for ever").isFalse();
    assertThat(new CallTags(List.of(), true).mayCarry(pattern)).isFalse();
    assertThat(new CallTags(List.of(pattern), false).mayCarry(pattern)).isTrue();
  }
}
