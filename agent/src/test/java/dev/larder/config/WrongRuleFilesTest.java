package dev.larder.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.config.source.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every refusal with its exact words: {@code wrong/NNN-name.yaml} is refused with {@code
 * NNN-name.txt}. A folder of such files and no more, so that other readers can be held against it.
 */
class WrongRuleFilesTest {
  private static final Duration LONGEST = Duration.ofMillis(200);

  static Stream<Path> files() throws IOException {
    return RuleTexts.wrong().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void the_file_is_refused_in_these_words(Path file) throws IOException {
    Path words = file.resolveSibling(file.getFileName().toString().replace(".yaml", ".txt"));
    String yaml = RuleTexts.read(file);

    assertThat(told(yaml)).isEqualTo(Files.readString(words, StandardCharsets.UTF_8).strip());
    assertThat(RuleTexts.quickest(yaml)).isLessThan(LONGEST);
  }

  @Test
  void there_are_many_and_each_has_its_words() throws IOException {
    assertThat(RuleTexts.wrong()).hasSizeGreaterThan(150);
    try (Stream<Path> all = Files.list(RuleTexts.WRONG)) {
      assertThat(all).hasSize(2 * RuleTexts.wrong().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#", "a: b\n", "[", "- ", "? ", "\"", "a: &a [*a]\n", "{a: ", "!x ", "\t"})
  void ten_megabytes_are_refused_at_once(String part) {
    String yaml = part.repeat((10 << 20) / part.length());

    assertThat(told(yaml))
        .isEqualTo("larder.yaml:1:1: the file is larger than 1 MiB; name the rule file itself");
    assertThat(RuleTexts.quickest(yaml)).isLessThan(LONGEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{", "- ", "? ", "{a: ", "[{", "[? "})
  void a_hundred_thousand_brackets_are_refused(String part) {
    String yaml = part.repeat(100_000);

    assertThat(told(yaml))
        .startsWith("larder.yaml:1:")
        .endsWith(": the file is nested too deeply; keep to the documented form");
    assertThat(RuleTexts.quickest(yaml)).isLessThan(LONGEST);
  }

  @Test
  void thousands_of_mistakes_are_cut_short() {
    String yaml = "larder: 1\nnamespace: shop\n" + "x: 1\n".repeat(100_000);
    List<Problem> problems = RuleTexts.problems(yaml);

    assertThat(problems).hasSize(201);
    assertThat(problems.get(0))
        .hasToString(
            "larder.yaml:1:1: there are more than 200 mistakes; correct those that are told");
    assertThat(RuleTexts.quickest(yaml)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void thousands_of_invalidations_of_no_rule_take_no_time() {
    StringBuilder yaml = new StringBuilder("larder: 1\nnamespace: shop\nrules:\n");
    for (int i = 0; i < 5_000; i++) {
      yaml.append("  read-of-number-" + i + ": { method: a.B.c" + i + " }\n");
      yaml.append("  write-of-number-" + i + ":\n    method: a.B.d\n");
      yaml.append("    invalidate: { rule: raed-of-nmuber-" + i + " }\n");
    }

    assertThat(RuleTexts.problems(yaml.toString())).hasSize(201);
    assertThat(RuleTexts.quickest(yaml.toString())).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void thousands_of_patterns_that_are_none_are_cut_short() {
    StringBuilder yaml = new StringBuilder("larder: 1\nnamespace: shop\nrules:\n");
    for (int i = 0; i < 5_000; i++) {
      yaml.append("  read-of-number-" + i + ": { method: a.B.c(, key: \"k:{\" }\n");
    }

    assertThat(RuleTexts.problems(yaml.toString())).hasSize(201);
    assertThat(RuleTexts.quickest(yaml.toString())).isLessThan(Duration.ofSeconds(3));
  }

  private static String told(String yaml) {
    List<String> lines = new ArrayList<>();
    for (Problem problem : RuleTexts.problems(yaml)) {
      lines.add(problem.toString());
    }
    return String.join("\n", lines);
  }
}
