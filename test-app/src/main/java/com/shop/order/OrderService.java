package com.shop.order;

import com.shop.Page;

/** Places orders and shows those of the past. */
public interface OrderService {
  /**
   * Places the whole order or nothing of it.
   *
   * @throws OutOfStockException if there is less of a product than ordered
   * @throws com.shop.NotFoundException if there is no such customer or product
   */
  PlacedOrder place(NewOrder order);

  /** The orders of a customer, the latest first; pages are counted from 0. */
  Page<PlacedOrder> history(long customerId, int page, int limit);
}
