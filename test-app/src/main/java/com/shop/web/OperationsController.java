package com.shop.web;

import com.shop.statistics.QueryStatistics;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For those who run the shop: not to be reached from outside. */
@RestController
class OperationsController {
  private final QueryStatistics statistics;

  OperationsController(QueryStatistics statistics) {
    this.statistics = statistics;
  }

  @GetMapping("/internal/stats")
  Map<String, Long> statistics() {
    return statistics.snapshot();
  }
}
