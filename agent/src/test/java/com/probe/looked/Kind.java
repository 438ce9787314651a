package com.probe.looked;

public enum Kind {
  BOOK,
  TOY;

  static {
    say("Kind");
  }

  /** Tells that the code of a class runs. */
  static void say(String name) {
    System.setProperty("com.probe.looked.ran", name);
  }
}
