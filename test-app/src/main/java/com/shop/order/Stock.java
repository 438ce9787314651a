package com.shop.order;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many there are of each product. */
@Component
public class Stock {
  private final JdbcClient jdbc;

  public Stock(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public int available(long productId) {
    return jdbc.sql("SELECT quantity FROM stock WHERE product_id = :id")
        .param("id", productId)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  void take(long productId, int quantity) {
    int taken =
        jdbc.sql(
                "UPDATE stock SET quantity = quantity - :quantity"
                    + " WHERE product_id = :id AND quantity >= :quantity")
            .param("quantity", quantity)
            .param("id", productId)
            .update();
    if (taken == 0) {
      throw new OutOfStockException(productId);
    }
  }
}
