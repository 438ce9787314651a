package com.shop.order;

import java.util.List;

/** What a customer wants to buy. */
public record NewOrder(long customerId, List<Line> lines) {
  public NewOrder {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("an order needs at least one line");
    }
  }

  /** So many of one product. */
  public record Line(long productId, int quantity) {
    public Line {
      if (quantity < 1) {
        throw new IllegalArgumentException("quantity must be at least 1: " + quantity);
      }
    }
  }
}
