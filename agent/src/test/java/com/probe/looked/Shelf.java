package com.probe.looked;

/** What its subclasses make of it. */
public abstract class Shelf {
  public abstract Item top();

  /** One of them. */
  public static final class Low extends Shelf {
    @Override
    public Item top() {
      return new Item(1, Kind.TOY);
    }

    public long page(int number) {
      return number;
    }
  }
}
