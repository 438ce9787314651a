package com.shop.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What was sold, added up when it is asked for. */
public interface ReportService {
  /**
   * What a customer bought.
   *
   * @throws com.shop.NotFoundException if there is no such customer
   */
  CustomerReport customerReport(long customerId);

  /** The same, made on another thread. */
  CompletableFuture<CustomerReport> customerReportAsync(long customerId);

  /** The discount, if any, of each line of each order of a customer, by the id of the order. */
  Map<Long, List<Optional<Discount>>> discountsByOrder(long customerId);

  long orderCount(long customerId);

  RevenueDashboard dashboard();
}
