package com.probe.calls;

import dev.larder.testing.RespClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Rows that are written by methods and committed by other code, later. */
public final class Late {
  private static final String DATABASE = System.getProperty("probe.database", "");
  private static final Map<Integer, String> ROWS = new ConcurrentHashMap<>();

  private Late() {}

  /** A row; cached. */
  public static String read(int id) {
    return find(id);
  }

  /** The same, with a pause after the look; cached apart. */
  public static String held(int id, CountDownLatch hasRead, CountDownLatch goOn) {
    String row = find(id);
    if (hasRead != null) {
      hasRead.countDown();
      try {
        Checks.that(goOn.await(60, TimeUnit.SECONDS), "nobody lets the load go on");
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return row;
  }

  /** The same, by a tag of the call. */
  public static String tagged(int id) {
    return find(id);
  }

  /** The same, by a tag of the result. */
  public static String told(int id) {
    return find(id);
  }

  /** What it writes is committed later; what it drops settles. */
  public static void write(int id) {}

  /** The same, of all rows with a value. */
  public static void retell(String value) {}

  /** What it writes is committed later, which its rule does not know. */
  public static void hurry(int id) {}

  /** The commit. */
  static void commit(int id, String row) {
    if (DATABASE.isEmpty()) {
      ROWS.put(id, row);
    } else {
      database("SET", "database:" + id, row);
    }
  }

  private static String find(int id) {
    Runs.ran();
    return DATABASE.isEmpty()
        ? ROWS.getOrDefault(id, "none")
        : String.valueOf(database("GET", "database:" + id));
  }

  private static Object database(String... command) {
    try (RespClient redis = RespClient.connect(DATABASE)) {
      return redis.command(command);
    }
  }
}
