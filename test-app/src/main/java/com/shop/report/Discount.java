package com.shop.report;

import java.math.BigDecimal;

/** What was taken off an order line. */
public record Discount(BigDecimal percent, BigDecimal amount) {}
