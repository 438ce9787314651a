package com.shop.order;

import com.shop.NotFoundException;
import com.shop.Page;
import com.shop.Product;
import com.shop.customer.CustomerRepository;
import com.shop.statistics.Query;
import com.shop.statistics.QueryStatistics;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class JdbcOrderService implements OrderService {
  private final JdbcClient jdbc;
  private final CustomerRepository customers;
  private final Stock stock;
  private final QueryStatistics statistics;
  private final Clock clock;

  JdbcOrderService(
      JdbcClient jdbc,
      CustomerRepository customers,
      Stock stock,
      QueryStatistics statistics,
      Clock clock) {
    this.jdbc = jdbc;
    this.customers = customers;
    this.stock = stock;
    this.statistics = statistics;
    this.clock = clock;
  }

  @Override
  @Transactional
  public PlacedOrder place(NewOrder order) {
    if (!customers.existsById(order.customerId())) {
      throw new NotFoundException("customer", order.customerId());
    }
    LocalDateTime now = LocalDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    long id = insertOrder(order.customerId(), now);
    return new PlacedOrder(id, order.customerId(), now, insertLines(id, order.lines()));
  }

  @Override
  @Transactional(readOnly = true)
  public Page<PlacedOrder> history(long customerId, int page, int limit) {
    statistics.count(Query.ORDER_HISTORY);
    long total =
        jdbc.sql("SELECT COUNT(*) FROM orders WHERE customer_id = :customer")
            .param("customer", customerId)
            .query(Long.class)
            .single();
    return new Page<>(page, limit, total, selectOrders(customerId, page, limit));
  }

  private List<PlacedOrder> selectOrders(long customerId, int page, int limit) {
    return jdbc.sql(
            """
            SELECT o.id, o.customer_id, o.placed_at, SUM(l.quantity * l.unit_price) AS total
            FROM orders o
            JOIN order_line l ON l.order_id = o.id
            WHERE o.customer_id = :customer
            GROUP BY o.id, o.customer_id, o.placed_at
            ORDER BY o.placed_at DESC, o.id DESC
            LIMIT :limit OFFSET :offset
            """)
        .param("customer", customerId)
        .param("limit", limit)
        .param("offset", (long) page * limit)
        .query(PlacedOrder.class)
        .list();
  }

  private long insertOrder(long customerId, LocalDateTime placedAt) {
    GeneratedKeyHolder id = new GeneratedKeyHolder();
    jdbc.sql("INSERT INTO orders (customer_id, placed_at) VALUES (:customer, :placedAt)")
        .param("customer", customerId)
        .param("placedAt", placedAt)
        .update(id, "id");
    return Objects.requireNonNull(id.getKeyAs(Long.class));
  }

  private BigDecimal insertLines(long orderId, List<NewOrder.Line> lines) {
    // In the order of the ids: two orders of the same products then wait for each other, once.
    List<NewOrder.Line> sorted =
        lines.stream().sorted(Comparator.comparingLong(NewOrder.Line::productId)).toList();
    BigDecimal total = BigDecimal.ZERO;
    int number = 0;
    for (NewOrder.Line line : sorted) {
      number++;
      total = total.add(insertLine(orderId, number, line));
    }
    return total;
  }

  private BigDecimal insertLine(long orderId, int number, NewOrder.Line line) {
    Product product =
        jdbc.sql("SELECT id, sku, name, category, price, added_on FROM product WHERE id = :id")
            .param("id", line.productId())
            .query(Product.class)
            .optional()
            .orElseThrow(() -> new NotFoundException("product", line.productId()));
    stock.take(product.id(), line.quantity());
    jdbc.sql(
            """
            INSERT INTO order_line (order_id, line, product_id, sku, category, quantity, unit_price)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            orderId,
            number,
            product.id(),
            product.sku(),
            product.category().name(),
            line.quantity(),
            product.price())
        .update();
    return product.price().multiply(BigDecimal.valueOf(line.quantity()));
  }
}
