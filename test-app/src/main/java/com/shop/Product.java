package com.shop;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A product of the catalogue. Its id and sku never change. */
public record Product(
    long id, String sku, String name, Category category, BigDecimal price, LocalDate addedOn) {

  public Product {
    if (price.signum() < 0) {
      throw new IllegalArgumentException("price must not be negative: " + price);
    }
  }
}
