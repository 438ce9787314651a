package dev.larder.config;

import dev.larder.config.source.Problem;
import dev.larder.ops.RuleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Texts of rule files, good and wrong, and what Larder finds in them. */
final class RuleTexts {
  static final Path WRONG = Path.of("src/test/resources/dev/larder/config/wrong");
  static final Path EXAMPLES = Path.of("../config-examples");
  private static final Map<String, String> ENVIRONMENT = Map.of("SECRET", "s3cret", "BAD", "soon");
  private static final int TRIES = 5;

  private RuleTexts() {}

  static List<Path> wrong() throws IOException {
    return yamlIn(WRONG);
  }

  static List<Path> examples() throws IOException {
    return yamlIn(EXAMPLES);
  }

  private static List<Path> yamlIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** As the agent decodes it. */
  static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** All that the text alone shows, in order. */
  static List<Problem> problems(String yaml) {
    return new RuleFiles("larder.yaml", ENVIRONMENT::get).compile(yaml, null).problems();
  }

  /** The time of the quickest of some readings: the machine may be busy with something else. */
  static Duration quickest(String yaml) {
    Duration quickest = Duration.ofDays(1);
    for (int i = 0; i < TRIES && quickest.toMillis() > 20; i++) {
      long start = System.nanoTime();
      List<Problem> unused = problems(yaml);
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      quickest = taken.compareTo(quickest) < 0 ? taken : quickest;
    }
    return quickest;
  }
}
