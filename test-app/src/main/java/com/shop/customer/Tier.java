package com.shop.customer;

/** How good a customer is. */
public enum Tier {
  BASIC,
  SILVER,
  GOLD
}
