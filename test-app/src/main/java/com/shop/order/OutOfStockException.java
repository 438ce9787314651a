package com.shop.order;

/** There is less of a product than was ordered; nothing of the order was placed. */
public class OutOfStockException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutOfStockException(long productId) {
    super("Not enough of product " + productId);
  }
}
