package com.probe.calls;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** The origin of the outage probe; the first items are written. */
final class Outage {
  static final int WRITTEN = 5;
  private static final AtomicIntegerArray VERSIONS = new AtomicIntegerArray(WRITTEN);

  private Outage() {}

  static String item(int id) {
    Runs.ran();
    return now(id);
  }

  /** What an item is by the writes that have returned. */
  static String now(int id) {
    return "item " + id + (id < WRITTEN ? " at " + VERSIONS.get(id) : "");
  }

  /** While it runs, something else happens. */
  static String during(int id, Runnable meanwhile) {
    Runs.ran();
    meanwhile.run();
    return now(id);
  }

  static void write(int id) {
    Runs.ran();
    VERSIONS.incrementAndGet(id);
  }
}
