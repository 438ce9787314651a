package com.shop.web;

final class Paging {
  private static final int MAX_LIMIT = 100;

  private Paging() {}

  static void check(int page, int limit) {
    if (page < 0) {
      throw new IllegalArgumentException("page must not be negative: " + page);
    }
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be between 1 and 100: " + limit);
    }
  }
}
