package dev.larder.rule.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.config.ReadRuleFile;
import dev.larder.config.RuleFileReader;
import dev.larder.rule.ReadRule;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleCompiler;
import dev.larder.rule.RuleSet;
import dev.larder.rule.WriteRule;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class KeyPatternsTest {
  private static final String READS =
      """
      larder: 1
      namespace: shop
      rules:
        product: { method: a.B.product(long), key: "product:{id}:v1", tags: ["a:{id}", "b"] }
        offer: { method: a.B.offer(long), key: "offer:{id}:v1" }
        keyless: { method: a.B.keyless(long) }
      """;

  private static RuleSet compile(String yaml, @Nullable RuleSet before) {
    ReadRuleFile read = RuleFileReader.read("larder.yaml", yaml, name -> null);
    assertThat(read.problems()).isEmpty();
    RuleCompiler.Compiled compiled =
        RuleCompiler.compile(Objects.requireNonNull(read.file()), before);
    assertThat(compiled.problems()).isEmpty();
    return Objects.requireNonNull(compiled.rules());
  }

  private static RuleSet compile(String yaml) {
    return compile(yaml, null);
  }

  private static List<String> carried(RuleSet rules, String rule) {
    ReadRule read = (ReadRule) Objects.requireNonNull(rules.rule(rule));
    return read.marks().patterns().stream().map(Object::toString).toList();
  }

  private static WriteRule write(RuleSet rules, String rule) {
    return (WriteRule) Objects.requireNonNull(rules.rule(rule));
  }

  private static String writing(String name, String... patterns) {
    String list =
        List.of(patterns).stream()
            .map(pattern -> "{ keys: \"" + pattern + "\" }")
            .collect(Collectors.joining(", ", "[", "]"));
    return "  " + name + ": { method: a.B." + name + "(long), invalidate: " + list + " }\n";
  }

  @Test
  void an_entry_carries_the_patterns_that_can_mean_its_key() {
    RuleSet rules = compile(READS + writing("changed", "product:*", "*:{id}:v?", "a.B.*", "x:*"));

    assertThat(carried(rules, "product")).containsExactly("product:*", "*:{id}:v?");
    assertThat(carried(rules, "offer")).containsExactly("*:{id}:v?");
    assertThat(carried(rules, "keyless")).containsExactly("*:{id}:v?", "a.B.*");
    assertThat(write(rules, "changed").reaches())
        .extracting(reach -> reach.pattern() + " " + reach.touched() + reach.unmarked())
        .containsExactly(
            "product:* [product][]",
            "*:{id}:v? [product, offer, keyless][]",
            "a.B.* [keyless][]",
            "x:* [][]");
  }

  @Test
  void where_an_entry_has_no_room_for_a_pattern_the_whole_rule_goes() {
    String[] many =
        IntStream.range(0, 64).mapToObj(i -> "product:*" + i + "*").toArray(String[]::new);
    RuleSet rules = compile(READS + writing("changed", many));

    assertThat(carried(rules, "product")).hasSize(62).doesNotContain("product:*62*");
    List<Reach> reaches = write(rules, "changed").reaches();
    assertThat(reaches.subList(0, 62)).allMatch(reach -> reach.unmarked().isEmpty());
    assertThat(reaches.subList(62, 64))
        .allMatch(reach -> reach.unmarked().equals(List.of("product")));
  }

  @Test
  void a_read_rule_that_a_new_pattern_can_mean_is_another_rule_after_a_reload() {
    RuleSet before = compile(READS);
    RuleSet after = compile(READS + writing("changed", "product:*"), before);

    assertThat(isLike(before, after, "product")).isFalse();
    assertThat(isLike(before, after, "offer")).isTrue();
    RuleSet again = compile(READS + writing("changed", "product:*"), after);
    assertThat(isLike(after, again, "product")).isTrue();
    assertThat(isLike(after, again, "changed")).isTrue();
  }

  private static boolean isLike(RuleSet one, RuleSet other, String rule) {
    Rule before = Objects.requireNonNull(one.rule(rule));
    return before.isLike(Objects.requireNonNull(other.rule(rule)));
  }
}
