package com.shop.order;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/** The confirmation of an order. */
public record PlacedOrder(long id, long customerId, LocalDateTime placedAt, BigDecimal total) {}
