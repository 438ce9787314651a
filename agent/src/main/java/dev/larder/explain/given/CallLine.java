package dev.larder.explain.given;

import java.util.ArrayList;
import java.util.List;

/**
 * Arguments in one line, for consoles that offer a field and no list: separated by commas, white
 * space around them left out. What stands in double quotes is taken as it is, two of them within
 * for one.
 */
public final class CallLine {
  private final String line;
  private final List<String> arguments = new ArrayList<>();
  private int at;

  private CallLine(String line) {
    this.line = line;
  }

  /** The arguments in a line. */
  public static List<String> split(String line) {
    return line.isBlank() ? List.of() : new CallLine(line).split();
  }

  private List<String> split() {
    while (at <= line.length()) {
      skipSpace();
      arguments.add(isAt('"') ? quoted() : bare());
      at++; // the comma
    }
    return arguments;
  }

  private String bare() {
    int end = comma();
    String argument = line.substring(at, end).strip();
    at = end;
    return argument;
  }

  private String quoted() {
    StringBuilder argument = new StringBuilder();
    for (at++; at < line.length(); at++) {
      if (isAt('"')) {
        at++;
        if (!isAt('"')) {
          break;
        }
      }
      argument.append(line.charAt(at));
    }
    at = comma();
    return argument.toString();
  }

  private int comma() {
    int comma = line.indexOf(',', Math.min(at, line.length()));
    return comma < 0 ? line.length() : comma;
  }

  private void skipSpace() {
    while (isAt(' ') || isAt('\t')) {
      at++;
    }
  }

  private boolean isAt(char c) {
    return at < line.length() && line.charAt(at) == c;
  }
}
