package com.probe.calls;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Rows that writes leave in the cache, and the truth about them. */
final class Written {
  static final AtomicReferenceArray<Item> TRUTH = new AtomicReferenceArray<>(100);

  /** A write with this text waits for it after its effect. */
  static final String SLOW = "slow";

  static final AtomicReference<CountDownLatch> HELD = new AtomicReference<>();

  private Written() {}

  static final class Item {
    int id;
    String text;

    Item(int id, String text) {
      this.id = id;
      this.text = text;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Item that && id == that.id && text.equals(that.text);
    }

    @Override
    public int hashCode() {
      return id;
    }

    @Override
    public String toString() {
      return id + " " + text;
    }
  }

  static Item find(int id) {
    Runs.ran();
    return TRUTH.get(id);
  }

  static Optional<Item> maybe(int id) {
    Runs.ran();
    return Optional.ofNullable(TRUTH.get(id));
  }

  static Item save(Item item) throws InterruptedException {
    Item saved = new Item(item.id, item.text);
    TRUTH.set(item.id, saved);
    if (item.text.equals(SLOW)) {
      HELD.get().await(20, TimeUnit.SECONDS);
    }
    return saved;
  }

  /** The next text of a row, which is a number. */
  static Item advance(int id) {
    return TRUTH.updateAndGet(
        id, was -> new Item(id, String.valueOf(was == null ? 1 : Integer.parseInt(was.text) + 1)));
  }

  static void put(int id, Item item) {
    TRUTH.set(id, item);
    if (item != null && item.text.equals("fails")) {
      throw new IllegalStateException("no");
    }
  }

  static void leave(int id, Item item) {
    TRUTH.set(id, item);
  }

  /** What it asks for is done some time after its transaction. */
  static void later(int id) {}

  static void around(int id, Item item) {
    TRUTH.set(id, item);
  }
}
