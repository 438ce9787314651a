package com.shop.report;

import com.shop.Category;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a customer bought: in all, by month, by category, and what most of. */
public record CustomerReport(
    long customerId,
    String customerName,
    long orders,
    BigDecimal spent,
    @Nullable LocalDateTime lastOrderAt,
    List<MonthlySpending> months,
    Map<Category, BigDecimal> byCategory,
    List<Favourite> favourites) {}
