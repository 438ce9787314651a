package com.bench;

import java.math.BigDecimal;

/** An immutable result, about 150 bytes as JSON. */
public record Product(
    long id,
    String sku,
    String name,
    String description,
    BigDecimal price,
    int stock,
    boolean active) {

  /** What an origin of no cost returns. */
  static Product of(long id) {
    return new Product(
        id,
        "SKU-4711",
        "Preserving jar with clip",
        "Glass, one litre, with rubber seal",
        PRICE,
        12,
        true);
  }

  private static final BigDecimal PRICE = new BigDecimal("12.90");
}
