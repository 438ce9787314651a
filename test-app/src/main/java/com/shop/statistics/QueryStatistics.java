package com.shop.statistics;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Counts the queries that were executed since the start. Safe for any number of threads. */
@Component
public final class QueryStatistics {
  private final Map<Query, AtomicLong> executed = new EnumMap<>(Query.class);

  public QueryStatistics() {
    for (Query query : Query.values()) {
      executed.put(query, new AtomicLong());
    }
  }

  public void count(Query query) {
    AtomicLong counter = executed.get(query);
    if (counter != null) {
      counter.incrementAndGet();
    }
  }

  public Map<String, Long> snapshot() {
    Map<String, Long> counts = new LinkedHashMap<>();
    executed.forEach((query, count) -> counts.put(query.label(), count.get()));
    return counts;
  }
}
