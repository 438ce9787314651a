package com.probe.loaders;

/** An agent that loads classes before the next agent is there. */
public final class EarlyAgent {
  private EarlyAgent() {}

  /** The names of the classes, joined by commas. */
  public static void premain(String arguments) throws ClassNotFoundException {
    for (int from = 0; from < arguments.length(); ) {
      int comma = arguments.indexOf(',', from);
      int to = comma < 0 ? arguments.length() : comma;
      Class.forName(arguments.substring(from, to));
      from = to + 1;
    }
  }
}
