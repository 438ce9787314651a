package com.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A result of 12 fields and a list of 5, about 1 KB as JSON; no type that Jackson needs a module
 * for.
 */
public record Listing(
    long id,
    String sku,
    String name,
    String description,
    String maker,
    String category,
    BigDecimal price,
    BigDecimal listPrice,
    int stock,
    double rating,
    boolean active,
    List<Review> reviews) {

  /** What a customer says. */
  public record Review(long id, String author, int stars, String text) {}

  static Listing of(long id) {
    List<Review> reviews = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      reviews.add(
          new Review(
              id * 10 + i,
              "customer-" + i,
              1 + i,
              "Closes tightly, survives the dishwasher, and the seal can be had separately."));
    }
    return new Listing(
        id,
        "SKU-" + id,
        "Preserving jar with clip, set of six",
        "Glass, one litre, with rubber seal; for jam, pickles and whatever else has to keep.",
        "Glassworks of the North",
        "kitchen/preserving/jars",
        new BigDecimal("12.90"),
        new BigDecimal("15.50"),
        12,
        4.5,
        true,
        reviews);
  }
}
