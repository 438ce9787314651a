package com.shop.tenant;

import com.shop.Category;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The discounts of one tenant; there is one instance for each. */
public class TenantDiscounts {
  private final String tenant;
  private final Map<Category, BigDecimal> percents = new ConcurrentHashMap<>();

  public TenantDiscounts(String tenant) {
    this.tenant = tenant;
  }

  public String getTenant() {
    return tenant;
  }

  /** In percent; 0 if there is none. */
  public BigDecimal percent(Category category) {
    return percents.getOrDefault(category, BigDecimal.ZERO);
  }

  /** Changes the discount of a category. */
  public void change(Category category, BigDecimal percent) {
    percents.put(category, percent);
  }
}
