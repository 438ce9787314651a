package dev.larder.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One random edit of a text.
 *
 * @param from where, as a share of the text
 * @param to where else
 * @param piece what is put in
 */
record RuleFileEdit(Kind kind, double from, double to, String piece) {
  /** What people and editors do to files, and what is unkind to parsers. */
  static final List<String> PIECES =
      List.of(
          " ",
          "  ",
          "\t",
          "\n",
          "\r",
          "\r\n",
          ":",
          ": ",
          "-",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "[{",
          "\"",
          "'",
          "|",
          ">",
          "&a ",
          "*a",
          "!",
          "!!str ",
          "!!java.net.URL ",
          "%",
          "@",
          "`",
          "#",
          " #",
          "? ",
          "<<: ",
          "---\n",
          "...\n",
          "~",
          "null",
          "true",
          "off",
          "0",
          "-1",
          "1e9",
          "5 mins",
          "999999999999",
          "${",
          "${SECRET}",
          "${file:",
          "${file:/dev/zero}",
          "${NO:-}",
          "\\",
          "\\U0001F600",
          "\u0000",
          "\u0007",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\ufeff",
          "\ufffd",
          "\ufffe",
          "\ud83d\ude00",
          "\ud83d",
          "rules:",
          "ttl: 5m",
          "method: a.B.c",
          "key: \"{\"",
          "invalidate: [{}]",
          "larder: 1\n",
          "namespace: x\n");

  /** How. */
  enum Kind {
    INSERT,
    REPLACE_CHARACTER,
    DELETE_CHARACTERS,
    REPEAT,
    SWAP_LINES,
    DELETE_LINE,
    DOUBLE_LINE,
    INDENT,
    OUTDENT,
    TRUNCATE,
    FROM_HERE
  }

  String apply(String text) {
    int at = (int) (from * text.length());
    int end = Math.min(text.length(), at + 1 + (int) (to * 12));
    return switch (kind) {
      case INSERT -> text.substring(0, at) + piece + text.substring(at);
      case REPLACE_CHARACTER ->
          text.substring(0, at) + piece + text.substring(Math.min(text.length(), at + 1));
      case DELETE_CHARACTERS -> text.substring(0, at) + text.substring(end);
      case REPEAT ->
          text.substring(0, at) + piece.repeat(1 + (int) (to * 400)) + text.substring(at);
      case TRUNCATE -> text.substring(0, at);
      case FROM_HERE -> text.substring(at);
      default -> inLines(text);
    };
  }

  private String inLines(String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int at = (int) (from * (lines.size() - 1));
    int other = (int) (to * (lines.size() - 1));
    String line = lines.get(at);
    switch (kind) {
      case SWAP_LINES -> {
        lines.set(at, lines.get(other));
        lines.set(other, line);
      }
      case DELETE_LINE -> {
        String unused = lines.remove(at);
      }
      case DOUBLE_LINE -> lines.add(other, line);
      case INDENT -> lines.set(at, " ".repeat(1 + (int) (to * 4)) + line);
      default -> lines.set(at, line.stripLeading());
    }
    return String.join("\n", lines);
  }
}
