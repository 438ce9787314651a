package dev.larder.benchmarks;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the user typed.
 *
 * @param names finds the names of the comparisons to make
 * @param rounds how many JVMs each benchmark gets
 * @param warmUps seconds in each of them before the measured ones
 * @param iterations measured seconds in each of them
 * @param json where the results go as JSON, null for nowhere
 */
record Settings(Pattern names, int rounds, int warmUps, int iterations, @Nullable Path json) {
  static final String USAGE =
      "usage: java -jar benchmarks.jar [REGEX] [--quick] [--warm-up SECONDS] [--json FILE]";

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException when it cannot be understood
   */
  static Settings parse(String... arguments) {
    Settings settings = new Settings(Pattern.compile(""), 5, 5, 5, null);
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (argument.equals("--quick")) {
        settings = new Settings(settings.names, 3, 3, 3, settings.json);
      } else if (argument.equals("--warm-up") && i + 1 < arguments.length) {
        settings = settings.withWarmUps(seconds(arguments[++i]));
      } else if (argument.equals("--json") && i + 1 < arguments.length) {
        settings = settings.withJson(Path.of(arguments[++i]));
      } else if (argument.startsWith("-")) {
        throw new IllegalArgumentException(USAGE);
      } else {
        settings = settings.withNames(Pattern.compile(argument));
      }
    }
    return settings;
  }

  private Settings withJson(Path file) {
    return new Settings(names, rounds, warmUps, iterations, file);
  }

  private static int seconds(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(USAGE, e);
    }
  }

  private Settings withWarmUps(int seconds) {
    return new Settings(names, rounds, seconds, iterations, json);
  }

  private Settings withNames(Pattern pattern) {
    return new Settings(pattern, rounds, warmUps, iterations, json);
  }
}
