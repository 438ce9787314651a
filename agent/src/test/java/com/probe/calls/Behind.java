package com.probe.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Methods that run later than they are called, and what came of them. */
public class Behind {
  static final ConcurrentMap<String, Long> SUMS = new ConcurrentHashMap<>();
  static final ConcurrentMap<String, String> TEXTS = new ConcurrentHashMap<>();
  static final ConcurrentMap<String, List<String>> ORDER = new ConcurrentHashMap<>();
  static final AtomicInteger RUNS = new AtomicInteger();
  static final AtomicInteger FAILURES = new AtomicInteger();
  static volatile Thread ran;
  static volatile ClassLoader context;
  static volatile Object self;

  /** Has an item, which may change. */
  public static class Item {
    String text;

    Item(String text) {
      this.text = text;
    }
  }

  /** Counts. */
  public void add(String what, long by) {
    RUNS.incrementAndGet();
    ran = Thread.currentThread();
    context = ran.getContextClassLoader();
    self = this;
    SUMS.merge(what, by, Long::sum);
  }

  /** Counts, and throws as often as it is told. */
  public void tryToAdd(String what, int by) {
    RUNS.incrementAndGet();
    if (FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("not now");
    }
    SUMS.merge(what, (long) by, Long::sum);
  }

  /** Sets a text. */
  public static void set(String what, String text) {
    RUNS.incrementAndGet();
    ran = Thread.currentThread();
    TEXTS.put(what, text);
    ORDER.computeIfAbsent(what, none -> new CopyOnWriteArrayList<>()).add(text);
  }

  /** Sets a text that is not run for an hour. */
  public static void later(String what, String text) {
    RUNS.incrementAndGet();
    TEXTS.put(what, text);
  }

  /** The same, of a rule that comes and goes. */
  public static void hourly(String what, String text) {
    TEXTS.put(what, text);
  }

  /** Sets texts. */
  public static void setAll(String what, List<Item> items, Map<String, Integer> numbers) {
    List<String> texts = new ArrayList<>();
    for (Item item : items) {
      texts.add(item.text);
    }
    TEXTS.put(what, texts + " " + numbers);
  }

  /** Is a frame of the same call. */
  static final class Above extends Behind {
    @Override
    public void add(String what, long by) {
      super.add(what, by);
    }
  }
}
