package com.shop.pricing;

import com.shop.statistics.Query;
import com.shop.statistics.QueryStatistics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shipping costs by zone. */
@Component
public class ShippingTariff {
  private static final BigDecimal GRAMS_IN_KILO = BigDecimal.valueOf(1000);

  private final JdbcClient jdbc;
  private final QueryStatistics statistics;

  public ShippingTariff(JdbcClient jdbc, QueryStatistics statistics) {
    this.jdbc = jdbc;
    this.statistics = statistics;
  }

  /** The costs of a parcel, or null if the shop does not ship there. */
  public synchronized @Nullable ShippingQuote quote(String country, int grams) {
    statistics.count(Query.SHIPPING);
    return jdbc.sql("SELECT country, base_price, per_kg, days FROM shipping_zone WHERE country = ?")
        .param(country.toUpperCase(Locale.ROOT))
        .query(Zone.class)
        .optional()
        .map(zone -> zone.quote(grams))
        .orElse(null);
  }

  record Zone(String country, BigDecimal basePrice, BigDecimal perKg, int days) {
    ShippingQuote quote(int grams) {
      BigDecimal weight = BigDecimal.valueOf(grams).divide(GRAMS_IN_KILO);
      BigDecimal price = basePrice.add(perKg.multiply(weight));
      ShippingQuote quote = new ShippingQuote(country, price.setScale(2, RoundingMode.HALF_UP));
      quote.setDays(days);
      return quote;
    }
  }
}
