package com.probe.calls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes rows as it is told by lines, {@code read 1}, {@code tagged 1}, {@code write 1},
 * {@code commit 1 NAME}, or {@code sites 1}, which waits until writes are seen; answers each.
 */
public final class SettlingJvm {
  private SettlingJvm() {}

  /** Runs until there are no more lines. */
  public static void main(String[] arguments) throws IOException {
    System.out.println("ready");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(line + ": " + answer(line.split(" ")));
      }
    }
  }

  private static String answer(String[] words) {
    int id = Integer.parseInt(words[1]);
    int before = Runs.count();
    return switch (words[0]) {
      case "read" -> told(Late.read(id), before);
      case "tagged" -> told(Late.tagged(id), before);
      case "sites" -> {
        Larder.awaitSite("write", () -> Late.write(id));
        yield "true";
      }
      case "write" -> {
        Late.write(id);
        yield "done";
      }
      default -> {
        Late.commit(id, words[2]);
        yield "done";
      }
    };
  }

  private static String told(String row, int before) {
    return row + (Runs.count() == before ? " from the cache" : " by the method");
  }
}
