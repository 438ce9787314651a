package com.shop.report;

import com.shop.statistics.Query;
import com.shop.statistics.QueryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

@Service
final class SqlReportService implements ReportService {
  private final CustomerReportQueries customerQueries;
  private final DashboardQueries dashboardQueries;
  private final QueryStatistics statistics;
  private final Executor executor;

  SqlReportService(
      CustomerReportQueries customerQueries,
      DashboardQueries dashboardQueries,
      QueryStatistics statistics,
      @Qualifier("applicationTaskExecutor") Executor executor) {
    this.customerQueries = customerQueries;
    this.dashboardQueries = dashboardQueries;
    this.statistics = statistics;
    this.executor = executor;
  }

  @Override
  public CustomerReport customerReport(long customerId) {
    return compute(customerId);
  }

  @Override
  public CompletableFuture<CustomerReport> customerReportAsync(long customerId) {
    return CompletableFuture.supplyAsync(() -> customerReport(customerId), executor);
  }

  @Override
  public Map<Long, List<Optional<Discount>>> discountsByOrder(long customerId) {
    statistics.count(Query.DISCOUNTS);
    return customerQueries.discountsByOrder(customerId);
  }

  @Override
  public long orderCount(long customerId) {
    statistics.count(Query.ORDER_COUNT);
    return customerQueries.total(customerId).orders();
  }

  @Override
  public RevenueDashboard dashboard() {
    statistics.count(Query.DASHBOARD);
    return RevenueDashboard.of(dashboardQueries.months());
  }

  private CustomerReport compute(long customerId) {
    statistics.count(Query.CUSTOMER_REPORT);
    String name = customerQueries.customerName(customerId);
    CustomerReportQueries.Total total = customerQueries.total(customerId);
    return new CustomerReport(
        customerId,
        name,
        total.orders(),
        total.spent(),
        total.lastOrderAt(),
        customerQueries.months(customerId),
        customerQueries.byCategory(customerId),
        customerQueries.favourites(customerId));
  }
}
