package com.probe.start;

import java.util.concurrent.atomic.AtomicInteger;

/** What the rules of these tests cache. It counts how often it is really asked. */
public class Catalog {
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
