package com.shop;

import com.shop.statistics.Query;
import com.shop.statistics.QueryStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads and changes the catalogue. */
@Service
@Transactional(readOnly = true)
public class ProductService {
  private static final String COLUMNS = "SELECT id, sku, name, category, price, added_on ";

  private final JdbcClient jdbc;
  private final QueryStatistics statistics;

  public ProductService(JdbcClient jdbc, QueryStatistics statistics) {
    this.jdbc = jdbc;
    this.statistics = statistics;
  }

  public Optional<Product> findById(long id) {
    statistics.count(Query.PRODUCT);
    return select(id);
  }

  public @Nullable Product findBySku(String sku) {
    statistics.count(Query.PRODUCT);
    return jdbc.sql(COLUMNS + "FROM product WHERE sku = :sku")
        .param("sku", sku)
        .query(Product.class)
        .optional()
        .orElse(null);
  }

  /** The products of these ids, in the order of the ids; unknown ones are left out. */
  public List<Product> findAll(long... ids) {
    return Arrays.stream(ids).mapToObj(this::findById).flatMap(Optional::stream).toList();
  }

  public boolean exists(long id) {
    return findById(id).isPresent();
  }

  /** One page, counted from 0; every category if none is given. */
  public List<Product> list(int page, int limit, @Nullable Category category, ProductSort sort) {
    statistics.count(Query.PRODUCT_LIST);
    String filter = category == null ? "" : "WHERE category = :category ";
    JdbcClient.StatementSpec statement =
        jdbc.sql(
                COLUMNS
                    + "FROM product "
                    + filter
                    + "ORDER BY "
                    + sort.columns()
                    + " LIMIT :limit OFFSET :offset")
            .param("limit", limit)
            .param("offset", (long) page * limit);
    if (category != null) {
      statement = statement.param("category", category.name());
    }
    return statement.query(Product.class).list();
  }

  public long count(Category category) {
    return jdbc.sql("SELECT COUNT(*) FROM product WHERE category = :category")
        .param("category", category.name())
        .query(Long.class)
        .single();
  }

  /** Case does not matter; what sold most comes first, what never sold is only counted. */
  public SearchResult search(String text, int limit) {
    statistics.count(Query.SEARCH);
    String pattern = "%" + text.toLowerCase(Locale.ROOT) + "%";
    long total =
        jdbc.sql("SELECT COUNT(*) FROM product WHERE LOWER(name) LIKE :pattern")
            .param("pattern", pattern)
            .query(Long.class)
            .single();
    return new SearchResult(text, total, mostBought(pattern, limit));
  }

  /** Changes name, category and price. */
  @Transactional
  public Product update(Product product) {
    int changed =
        jdbc.sql(
                "UPDATE product SET name = :name, category = :category, price = :price WHERE id = :id")
            .param("name", product.name())
            .param("category", product.category().name())
            .param("price", product.price())
            .param("id", product.id())
            .update();
    if (changed == 0) {
      throw new NotFoundException("product", product.id());
    }
    return select(product.id()).orElseThrow();
  }

  /** Takes the product out of the catalogue; what was sold of it stays in the reports. */
  @Transactional
  public boolean delete(long id) {
    jdbc.sql("DELETE FROM stock WHERE product_id = :id").param("id", id).update();
    return jdbc.sql("DELETE FROM product WHERE id = :id").param("id", id).update() > 0;
  }

  private Optional<Product> select(long id) {
    return jdbc.sql(COLUMNS + "FROM product WHERE id = :id")
        .param("id", id)
        .query(Product.class)
        .optional();
  }

  private List<Product> mostBought(String pattern, int limit) {
    return jdbc.sql(
            """
            SELECT p.id, p.sku, p.name, p.category, p.price, p.added_on
            FROM order_line l
            JOIN product p ON p.id = l.product_id
            WHERE LOWER(p.name) LIKE :pattern
            GROUP BY p.id, p.sku, p.name, p.category, p.price, p.added_on
            ORDER BY SUM(l.quantity) DESC, p.id
            LIMIT :limit
            """)
        .param("pattern", pattern)
        .param("limit", limit)
        .query(Product.class)
        .list();
  }
}
