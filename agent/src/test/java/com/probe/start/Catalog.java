package com.probe.start;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** What the rules of these tests cache. It counts how often it is really asked. */
public class Catalog {
  private static final AtomicIntegerArray LABELS = new AtomicIntegerArray(1_000);

  private final AtomicInteger asked = new AtomicInteger();

  /** The name of a product. */
  public String name(long id) {
    asked.incrementAndGet();
    return "product " + id;
  }

  /** The same name, by another method. */
  public String title(long id) {
    asked.incrementAndGet();
    return "product " + id;
  }

  /** A text of so many characters, which repeats itself. */
  public String text(long length) {
    asked.incrementAndGet();
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append("line ").append(text.length() / 1_000).append(" of the catalog; ");
    }
    return text.substring(0, (int) length);
  }

  /** A name that changes; the same for all that ask. */
  public String label(int id) {
    asked.incrementAndGet();
    return "label " + id + " at " + LABELS.get(id);
  }

  /** Changes that name; its number of changes. */
  public int relabel(int id) {
    return LABELS.incrementAndGet(id);
  }

  /** Nothing that a caller would see. */
  public void rename(long id) {
    asked.incrementAndGet();
  }

  /** How often any of them has run. */
  public int asked() {
    return asked.get();
  }

  /** Has all its code from above. */
  static final class Branch extends Catalog {}
}
