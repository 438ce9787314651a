package com.shop.report;

import com.shop.Category;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The revenue of every month, from every order line. */
@Repository
class DashboardQueries {
  private final JdbcClient jdbc;

  DashboardQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<RevenueDashboard.Month> months() {
    Map<YearMonth, Map<Category, BigDecimal>> revenue = revenueByMonth();
    List<RevenueDashboard.Month> months = new ArrayList<>();
    ordersByMonth()
        .forEach(
            (month, orders) ->
                months.add(month(month, orders, revenue.getOrDefault(month, Map.of()))));
    return months;
  }

  private static RevenueDashboard.Month month(
      YearMonth month, long orders, Map<Category, BigDecimal> byCategory) {
    BigDecimal revenue = byCategory.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return new RevenueDashboard.Month(month, orders, revenue, byCategory);
  }

  private Map<YearMonth, Long> ordersByMonth() {
    Map<YearMonth, Long> orders = new TreeMap<>();
    jdbc.sql(
            """
            SELECT DATE_TRUNC(MONTH, placed_at) AS placed_in, COUNT(*) AS orders
            FROM orders
            GROUP BY placed_in
            """)
        .query(
            row -> {
              orders.put(yearMonth(row), row.getLong("orders"));
            });
    return orders;
  }

  private Map<YearMonth, Map<Category, BigDecimal>> revenueByMonth() {
    Map<YearMonth, Map<Category, BigDecimal>> revenue = new TreeMap<>();
    jdbc.sql(
            """
            SELECT DATE_TRUNC(MONTH, o.placed_at) AS placed_in, l.category,
                   SUM(l.quantity * l.unit_price) AS revenue
            FROM order_line l
            JOIN orders o ON o.id = l.order_id
            GROUP BY placed_in, l.category
            ORDER BY placed_in, l.category
            """)
        .query(
            row -> {
              revenue
                  .computeIfAbsent(yearMonth(row), month -> new LinkedHashMap<>())
                  .put(Category.valueOf(row.getString("category")), row.getBigDecimal("revenue"));
            });
    return revenue;
  }

  private static YearMonth yearMonth(ResultSet row) throws SQLException {
    return YearMonth.from(row.getObject("placed_in", LocalDateTime.class));
  }
}
