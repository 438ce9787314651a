package com.probe.calls;

/** The origin of the outage probe. */
final class Outage {
  private Outage() {}

  static String item(int id) {
    Runs.ran();
    return "item " + id;
  }

  static void write(int id) {
    Runs.ran();
  }
}
