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

  /** Has a type of its own to fill. */
  public abstract static class Shelves<T, K> {
    public T find(K id) {
      return read(id);
    }

    protected abstract T read(K id);
  }

  /** Fills them. */
  public static final class Records extends Shelves<Item, Long> {
    @Override
    protected Item read(Long id) {
      return new Item(id, Kind.TOY);
    }
  }
}
