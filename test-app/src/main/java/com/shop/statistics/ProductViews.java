package com.shop.statistics;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How often products were looked at. */
@Service
public class ProductViews {
  private final JdbcClient jdbc;
  private final QueryStatistics statistics;

  public ProductViews(JdbcClient jdbc, QueryStatistics statistics) {
    this.jdbc = jdbc;
    this.statistics = statistics;
  }

  @Transactional
  public void count(long productId, long by) {
    statistics.count(Query.VIEWS);
    int changed =
        jdbc.sql("UPDATE product_views SET views = views + :by WHERE product_id = :id")
            .param("by", by)
            .param("id", productId)
            .update();
    if (changed == 0) {
      jdbc.sql("INSERT INTO product_views (product_id, views) VALUES (:id, :by)")
          .param("id", productId)
          .param("by", by)
          .update();
    }
  }

  public long of(long productId) {
    return jdbc.sql("SELECT views FROM product_views WHERE product_id = :id")
        .param("id", productId)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }
}
