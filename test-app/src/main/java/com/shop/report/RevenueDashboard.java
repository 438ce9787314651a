package com.shop.report;

import com.shop.Category;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** The revenue of the shop since it opened, by month. */
public record RevenueDashboard(BigDecimal revenue, long orders, List<Month> months) {

  static RevenueDashboard of(List<Month> months) {
    return new RevenueDashboard(
        months.stream().map(Month::revenue).reduce(BigDecimal.ZERO, BigDecimal::add),
        months.stream().mapToLong(Month::orders).sum(),
        months);
  }

  /** One month, and how its revenue divides among the categories. */
  public record Month(
      YearMonth month, long orders, BigDecimal revenue, Map<Category, BigDecimal> byCategory) {}
}
