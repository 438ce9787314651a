package com.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Waits until the agent does what is to be measured. It prepares a woven method on its own thread
 * after the method's first call, and connects to Redis there; until then calls pass through.
 */
final class Activation {
  private static final long LIMIT_NANOS = Duration.ofSeconds(20).toNanos();
  private static final long PAUSE_MILLIS = 20;

  private Activation() {}

  /** Repeats calls until they run no origin any more. */
  static void awaitHits(Runnable calls, LongSupplier loads) {
    await(
        "hits",
        () -> {
          long before = loads.getAsLong();
          calls.run();
          return loads.getAsLong() == before;
        });
  }

  /** Repeats a call until the agent's MBean tells this, as text. */
  static void awaitAttribute(Runnable call, String bean, String attribute, String expected) {
    await(
        attribute + " " + expected + " of " + bean,
        () -> {
          call.run();
          return read(bean, attribute).contains(expected);
        });
  }

  private static void await(String what, BooleanSupplier attempt) {
    long began = System.nanoTime();
    while (!attempt.getAsBoolean()) {
      if (System.nanoTime() - began > LIMIT_NANOS) {
        throw new IllegalStateException("waited in vain for " + what + ": is the agent there?");
      }
      pause();
    }
    // What the agent does after a switch, deoptimised code among it, is not part of a call.
    pause();
  }

  private static String read(String bean, String attribute) {
    try {
      ObjectName name = new ObjectName("dev.larder:" + bean);
      Object value = ManagementFactory.getPlatformMBeanServer().getAttribute(name, attribute);
      return value instanceof Object[] array ? String.join(",", (String[]) array) : "" + value;
    } catch (JMException absent) {
      return "";
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
