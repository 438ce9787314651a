package dev.larder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the README tells a user to do, to be done by a test. */
public final class Readme {
  private Readme() {}

  /** The command that makes a user of Redis, {@code larder} with {@code PASSWORD}. */
  public static String[] userOfRedis(String... withoutRights) {
    List<String> left = Arrays.stream(withoutRights).map(right -> "+" + right).toList();
    try {
      return Files.readString(Path.of("../README.md"))
          .lines()
          .filter(line -> line.startsWith("ACL SETUSER larder"))
          .findFirst()
          .stream()
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .filter(word -> !left.contains(word))
          .toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
