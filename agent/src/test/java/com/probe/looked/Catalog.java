package com.probe.looked;

/** Has an implementation. */
public interface Catalog {
  Item find(long id);

  Item of(Kind kind, String name);
}
