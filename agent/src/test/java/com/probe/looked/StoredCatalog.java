package com.probe.looked;

import java.util.List;
import java.util.stream.Stream;

/** One method for each thing that is to be said of methods. */
public final class StoredCatalog implements Catalog {
  static {
    Kind.say("StoredCatalog");
  }

  @Override
  public Item find(long id) {
    return new Item(id, Kind.BOOK);
  }

  @Override
  public Item of(Kind kind, String name) {
    return new Item(name.length(), kind);
  }

  public List<Item> page(String text, int page) {
    return List.of(new Item(text.length(), page == 0 ? Kind.BOOK : Kind.TOY));
  }

  public List<Item> page(String text) {
    return page(text, 0);
  }

  public synchronized long count() {
    return 2;
  }

  public Stream<Item> all() {
    return page("").stream();
  }

  public native int nativeCount();

  public Missing missing(long id) {
    return new Missing(id);
  }
}
