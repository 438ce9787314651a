package com.probe.calls;

import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Prints one line for each check: {@code name=ok}, or {@code name=FAILED} and why. */
final class Checks {
  private static int printed;

  private Checks() {}

  /** What a check does; it fails by throwing. */
  interface Body {
    void run() throws Throwable;
  }

  static void check(String name, Body body) {
    String verdict;
    try {
      body.run();
      verdict = "ok";
    } catch (Throwable failure) {
      StackTraceElement[] stack = failure.getStackTrace();
      verdict = "FAILED " + failure + (stack.length == 0 ? "" : " at " + where(stack));
    }
    System.out.println(name + "=" + verdict.replace('\n', ' '));
    printed++;
  }

  private static String where(StackTraceElement[] stack) {
    StringBuilder where = new StringBuilder();
    for (int i = 0; i < Math.min(stack.length, 6); i++) {
      where.append(stack[i]).append(" < ");
    }
    return where.toString();
  }

  /** The last line: how many checks there were. */
  static void end() {
    System.out.println("checks: " + printed);
    System.exit(0); // threads that a failed check left behind must not keep the process
  }

  /** A number for whoever reads the log; nothing is asserted of it. */
  static void figure(String name, String value) {
    System.out.println("figure: " + name + ": " + value);
  }

  static void equal(Object expected, Object actual) {
    if (!Objects.deepEquals(expected, actual)) {
      throw new AssertionError("expected " + shown(expected) + " but was " + shown(actual));
    }
    if (expected != null && expected.getClass() != actual.getClass()) {
      throw new AssertionError("expected " + expected.getClass() + ", was " + actual.getClass());
    }
  }

  static void that(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }

  /** Waits for a condition, for a bounded time. */
  static void await(String what, Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      that(System.nanoTime() - end < 0, "not within " + limit + ": " + what);
      pause(2);
    }
  }

  /**
   * Sixteen callers look at a time; on a busy machine more of them would not wait for their turn.
   */
  static int inTurn(int caller) {
    if (caller > 0 && caller % 16 == 0) {
      pause(700);
    }
    return caller;
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shown(Object value) {
    return value == null
        ? "null"
        : value.getClass().isArray()
            ? java.util.Arrays.deepToString(new Object[] {value})
            : String.valueOf(value);
  }
}
