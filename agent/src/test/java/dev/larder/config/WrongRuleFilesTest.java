package dev.larder.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.config.source.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every refusal with its exact words: see {@code wrong-rule-files.txt}. */
class WrongRuleFilesTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("SECRET", "s3cret", "BAD", "soon");

  @TestFactory
  Stream<DynamicTest> the_file_is_refused() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String block : table().split("(?m)^=== ?", -1)) {
      if (!block.isBlank()) {
        tests.add(test(block));
      }
    }
    assertThat(tests).hasSizeGreaterThan(30);
    return tests.stream();
  }

  private static DynamicTest test(String block) {
    int title = block.indexOf('\n');
    int line = block.lastIndexOf("\n---\n");
    String yaml = line < title + 1 ? "" : block.substring(title + 1, line + 1);
    String expected = block.substring(line + "\n---\n".length()).strip();
    return DynamicTest.dynamicTest(
        block.substring(0, title), () -> assertThat(problems(yaml)).isEqualTo(expected));
  }

  private static String problems(String yaml) {
    ReadRuleFile read = RuleFileReader.read("larder.yaml", yaml, ENVIRONMENT::get);
    assertThat(read.file() == null).isEqualTo(!read.problems().isEmpty());
    List<String> lines = new ArrayList<>();
    for (Problem problem : read.problems()) {
      lines.add(problem.toString());
    }
    return String.join("\n", lines);
  }

  private static String table() throws IOException {
    try (InputStream in = WrongRuleFilesTest.class.getResourceAsStream("wrong-rule-files.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_huge_file_is_refused() {
    assertThat(problems("#" + "x".repeat(1 << 20)))
        .isEqualTo("larder.yaml:1:1: the file is larger than 1 MiB; split it");
  }

  @Test
  void a_deep_file_is_refused() {
    assertThat(problems("[".repeat(40) + "]".repeat(40)))
        .startsWith("larder.yaml:1:33 [0]")
        .endsWith(": the file is nested too deeply; keep to the documented form");
  }
}
