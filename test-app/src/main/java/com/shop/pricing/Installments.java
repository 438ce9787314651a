package com.shop.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Equal monthly rates for a price. Interest is rounded to the cent every month, as banks do, so
 * there is no formula for the rate: it is searched for, cent by cent halving the interval.
 */
public final class Installments {
  private static final BigDecimal MONTHS_IN_PERCENT = BigDecimal.valueOf(1200);
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private Installments() {}

  /** The plan to pay the price in so many months at a yearly interest in percent. */
  public static InstallmentPlan plan(BigDecimal price, BigDecimal yearlyPercent, int months) {
    if (months < 1 || months > 120) {
      throw new IllegalArgumentException("months must be between 1 and 120: " + months);
    }
    BigDecimal rate = yearlyPercent.divide(MONTHS_IN_PERCENT, 12, RoundingMode.HALF_UP);
    BigDecimal low = BigDecimal.ZERO.setScale(2);
    BigDecimal high = price.multiply(BigDecimal.ONE.add(rate)).setScale(2, RoundingMode.CEILING);
    while (high.subtract(low).compareTo(CENT) > 0) {
      BigDecimal middle = low.add(high).divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_UP);
      if (balances(price, rate, middle, months).get(months - 1).signum() > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return InstallmentPlan.of(high, balances(price, rate, high, months));
  }

  private static List<BigDecimal> balances(
      BigDecimal price, BigDecimal rate, BigDecimal monthly, int months) {
    List<BigDecimal> balances = new ArrayList<>(months);
    BigDecimal balance = price;
    for (int month = 0; month < months; month++) {
      BigDecimal interest = balance.multiply(rate).setScale(2, RoundingMode.HALF_UP);
      balance = balance.add(interest).subtract(monthly);
      balances.add(balance);
    }
    return balances;
  }
}
