package com.shop;

/** The orders in which the catalogue can be listed. */
public enum ProductSort {
  NAME("name, id"),
  PRICE("price, id"),
  NEWEST("added_on DESC, id");

  private final String columns;

  ProductSort(String columns) {
    this.columns = columns;
  }

  String columns() {
    return columns;
  }
}
