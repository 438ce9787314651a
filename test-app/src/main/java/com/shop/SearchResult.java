package com.shop;

import java.util.List;

/** The most bought products whose names contain the text, and how many there are in all. */
public record SearchResult(String text, long total, List<Product> products) {
  public SearchResult {
    products = List.copyOf(products);
  }
}
