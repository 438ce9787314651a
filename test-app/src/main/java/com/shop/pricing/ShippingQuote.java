package com.shop.pricing;

import java.math.BigDecimal;

/** What it costs to ship a parcel to a country, and how long it takes. */
public class ShippingQuote {
  private final String country;
  private BigDecimal price;
  private int days;

  public ShippingQuote(String country, BigDecimal price) {
    this.country = country;
    this.price = price;
  }

  public String getCountry() {
    return country;
  }

  public BigDecimal getPrice() {
    return price;
  }

  public void setPrice(BigDecimal price) {
    this.price = price;
  }

  public int getDays() {
    return days;
  }

  public void setDays(int days) {
    this.days = days;
  }
}
