package com.shop.statistics;

/** The reads worth counting. */
public enum Query {
  PRODUCT("product"),
  PRODUCT_LIST("product-list"),
  SEARCH("search"),
  CUSTOMER("customer"),
  CUSTOMER_REPORT("customer-report"),
  DISCOUNTS("discounts"),
  ORDER_COUNT("order-count"),
  ORDER_HISTORY("order-history"),
  DASHBOARD("dashboard"),
  SHIPPING("shipping"),
  VIEWS("views");

  private final String label;

  Query(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
