package com.shop.web;

import com.shop.report.CustomerReport;
import com.shop.report.Discount;
import com.shop.report.ReportService;
import com.shop.report.RevenueDashboard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class ReportController {
  private final ReportService reports;

  ReportController(ReportService reports) {
    this.reports = reports;
  }

  @GetMapping("/customers/{id}/report")
  CustomerReport customerReport(@PathVariable long id) {
    return reports.customerReport(id);
  }

  @GetMapping("/reports/async/{id}")
  CompletableFuture<CustomerReport> customerReportAsync(@PathVariable long id) {
    return reports.customerReportAsync(id);
  }

  @GetMapping("/customers/{id}/discounts")
  Map<Long, List<Optional<Discount>>> discounts(@PathVariable long id) {
    return reports.discountsByOrder(id);
  }

  @GetMapping("/customers/{id}/order-count")
  long orderCount(@PathVariable long id) {
    return reports.orderCount(id);
  }

  @GetMapping("/dashboard")
  RevenueDashboard dashboard() {
    return reports.dashboard();
  }
}
