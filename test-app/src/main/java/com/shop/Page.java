package com.shop;

import java.util.List;

/** One page, counted from 0, of a longer list. */
public record Page<T>(int number, int limit, long total, List<T> items) {
  public Page {
    items = List.copyOf(items);
  }
}
