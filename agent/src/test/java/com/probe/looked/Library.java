package com.probe.looked;

/** A branch has its code from above, for an interface of its own. */
public final class Library {
  private Library() {}

  /** Knows nothing of the interface. */
  public static class Lender {
    public Item lend(long id) {
      return new Item(id, Kind.BOOK);
    }
  }

  /** Nothing but a name for it. */
  public interface Lending {
    Item lend(long id);
  }

  /** Has no code. */
  public static final class Branch extends Lender implements Lending {}
}
