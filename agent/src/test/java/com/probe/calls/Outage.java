package com.probe.calls;

/** The origin of the outage probe. */
final class Outage {
  private Outage() {}

  static String item(int id) {
    Runs.ran();
    return "item " + id;
  }

  /** While it runs, something else happens. */
  static String during(int id, Runnable meanwhile) {
    Runs.ran();
    meanwhile.run();
    return "item " + id;
  }

  static void write(int id) {
    Runs.ran();
  }
}
