package com.shop.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class InstallmentsTest {
  @Test
  void without_interest_the_price_is_divided() {
    InstallmentPlan plan = Installments.plan(new BigDecimal("100.00"), BigDecimal.ZERO, 3);

    assertThat(plan.monthly()).isEqualTo("33.34");
    assertThat(plan.total()).isEqualTo("100.00");
  }

  @Test
  void interest_is_paid_on_what_is_still_owed() {
    InstallmentPlan plan = Installments.plan(new BigDecimal("1200.00"), new BigDecimal("12.0"), 12);

    assertThat(plan.monthly()).isEqualTo("106.62");
    assertThat(plan.balances()).hasSize(12).first().isEqualTo(new BigDecimal("1105.38"));
    assertThat(plan.total()).isBetween(new BigDecimal("1279.00"), new BigDecimal("1280.00"));
  }

  @Test
  void one_month_is_the_price_and_a_month_of_interest() {
    InstallmentPlan plan = Installments.plan(new BigDecimal("100.00"), new BigDecimal("12"), 1);

    assertThat(plan.monthly()).isEqualTo("101.00");
  }
}
