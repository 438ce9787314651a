package com.shop.pricing;

import java.math.BigDecimal;
import java.util.List;

/**
 * A monthly rate, what it adds up to, and what is owed after each month. The last balance is what
 * was paid too much by rounding, and is taken off the last rate: it is zero or below.
 */
public record InstallmentPlan(BigDecimal monthly, BigDecimal total, List<BigDecimal> balances) {

  static InstallmentPlan of(BigDecimal monthly, List<BigDecimal> balances) {
    BigDecimal paid = monthly.multiply(BigDecimal.valueOf(balances.size()));
    return new InstallmentPlan(monthly, paid.add(balances.get(balances.size() - 1)), balances);
  }
}
