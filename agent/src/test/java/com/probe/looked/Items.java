package com.probe.looked;

import java.util.List;

/** Has no class but the proxies that a library makes. */
public interface Items extends Repository<Item, Long> {
  List<Item> findByKind(Kind kind);

  List<Item> findMany(List<Long> ids);
}
