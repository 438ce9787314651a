package com.shop.report;

import java.math.BigDecimal;
import java.time.YearMonth;

/** What was spent in a month, in how many orders. */
public record MonthlySpending(YearMonth month, long orders, BigDecimal spent) {}
