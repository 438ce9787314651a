package dev.larder.redis;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each fault has happened, and the last one in words. Thread-safe. */
final class Faults {
  private final Map<Fault, LongAdder> counts = new EnumMap<>(Fault.class); // filled, then only read
  private volatile String last = "";

  Faults() {
    for (Fault fault : Fault.values()) {
      counts.put(fault, new LongAdder());
    }
  }

  void count(Fault fault) {
    Objects.requireNonNull(counts.get(fault)).increment();
  }

  Fault count(Throwable thrown) {
    Fault fault = Fault.of(thrown);
    count(fault);
    last = fault == Fault.DEADLINE ? "no answer in time" : Fault.text(thrown);
    return fault;
  }

  /** Those that happened, by name. */
  Map<String, Long> counts() {
    Map<String, Long> named = new TreeMap<>();
    counts.forEach(
        (fault, count) -> {
          if (count.sum() > 0) {
            named.put(fault.name(), count.sum());
          }
        });
    return named;
  }

  /** Empty if there was none. */
  String last() {
    return last;
  }
}
