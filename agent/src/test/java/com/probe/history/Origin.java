package com.probe.history;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** The application's methods that the rules name; they pause where races are. */
public final class Origin {
  static final AtomicLong LOADS = new AtomicLong();
  private static volatile Truth truth;
  private static volatile Workload workload;
  private static volatile Ledger ledger;

  private Origin() {}

  static void begin(Truth of, Workload by) {
    truth = of;
    workload = by;
    ledger = new Ledger(of, by);
  }

  static Ledger ledger() {
    return ledger;
  }

  public static Row read(int key) {
    LOADS.incrementAndGet();
    workload.pauseInRead();
    long version = truth.version(key);
    workload.linger();
    return new Row(key, version);
  }

  /** In their order. */
  public static List<Row> readMany(List<Integer> keys) {
    LOADS.addAndGet(keys.size());
    workload.pauseInRead();
    List<Row> rows = keys.stream().map(key -> new Row(key, truth.version(key))).toList();
    workload.linger();
    return rows;
  }

  /** The new one. */
  public static Row write(int key) {
    workload.pauseInWrite();
    long version = truth.advance(key);
    workload.pauseInWrite();
    if (ThreadLocalRandom.current().nextInt(16) == 0) {
      throw new WrittenException(version);
    }
    return new Row(key, version);
  }

  /** The new one, which takes effect with the transaction around it. */
  public static Row change(int key) {
    long version = ledger.change(key);
    workload.pauseInWrite();
    return new Row(key, version);
  }
}
