package com.shop.report;

import com.shop.Category;
import com.shop.NotFoundException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The parts of a customer's report. */
@Repository
class CustomerReportQueries {
  private static final String OF_CUSTOMER =
      " FROM orders o JOIN order_line l ON l.order_id = o.id WHERE o.customer_id = :customer ";
  private static final String SPENT = "COALESCE(SUM(l.quantity * l.unit_price), 0.00) AS spent";

  private final JdbcClient jdbc;

  CustomerReportQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String customerName(long customerId) {
    return jdbc.sql("SELECT name FROM customer WHERE id = :customer")
        .param("customer", customerId)
        .query(String.class)
        .optional()
        .orElseThrow(() -> new NotFoundException("customer", customerId));
  }

  Total total(long customerId) {
    return select(
            "SELECT COUNT(DISTINCT o.id) AS orders, MAX(o.placed_at) AS last_order_at, " + SPENT,
            customerId,
            "")
        .query(Total.class)
        .single();
  }

  List<MonthlySpending> months(long customerId) {
    return select(
            "SELECT DATE_TRUNC(MONTH, o.placed_at) AS placed_in, COUNT(DISTINCT o.id) AS orders, "
                + SPENT,
            customerId,
            "GROUP BY placed_in ORDER BY placed_in")
        .query(
            (row, number) ->
                new MonthlySpending(
                    YearMonth.from(row.getObject("placed_in", LocalDateTime.class)),
                    row.getLong("orders"),
                    row.getBigDecimal("spent")))
        .list();
  }

  Map<Category, BigDecimal> byCategory(long customerId) {
    Map<Category, BigDecimal> spent = new LinkedHashMap<>();
    select("SELECT l.category, " + SPENT, customerId, "GROUP BY l.category ORDER BY l.category")
        .query(
            row -> {
              spent.put(Category.valueOf(row.getString("category")), row.getBigDecimal("spent"));
            });
    return spent;
  }

  List<Favourite> favourites(long customerId) {
    return select(
            "SELECT l.product_id, l.sku, SUM(l.quantity) AS quantity",
            customerId,
            "GROUP BY l.product_id, l.sku ORDER BY quantity DESC, l.product_id LIMIT 5")
        .query(Favourite.class)
        .list();
  }

  Map<Long, List<Optional<Discount>>> discountsByOrder(long customerId) {
    Map<Long, List<Optional<Discount>>> discounts = new LinkedHashMap<>();
    select(
            "SELECT o.id, l.discount AS percent,"
                + " CAST(l.quantity * l.unit_price * l.discount / 100 AS DECIMAL(12, 2)) AS amount",
            customerId,
            "ORDER BY o.id, l.line")
        .query(
            row -> {
              discounts
                  .computeIfAbsent(row.getLong("id"), id -> new ArrayList<>())
                  .add(discount(row));
            });
    return discounts;
  }

  private static Optional<Discount> discount(ResultSet row) throws SQLException {
    BigDecimal percent = row.getBigDecimal("percent");
    return percent == null
        ? Optional.empty()
        : Optional.of(new Discount(percent, row.getBigDecimal("amount")));
  }

  private JdbcClient.StatementSpec select(String columns, long customerId, String grouping) {
    return jdbc.sql(columns + OF_CUSTOMER + grouping).param("customer", customerId);
  }

  record Total(long orders, BigDecimal spent, @Nullable LocalDateTime lastOrderAt) {}
}
