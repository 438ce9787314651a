package dev.larder.launch.redis;

import java.util.Map;
import java.util.TreeMap;

/**
 * What several servers have counted, those of before included, so that it never grows less. Guarded
 * by its monitor.
 */
final class Counted {
  private final Map<String, Long> faults = new TreeMap<>();
  private long opened;

  /** One more server. */
  synchronized void add(Server server) {
    server.store().faults().forEach((name, count) -> faults.merge(name, count, Long::sum));
    opened += server.breakers().reads().snapshot().openedCount();
  }

  /** The same so far, to be added to. */
  synchronized Counted copy() {
    Counted copy = new Counted();
    copy.faults.putAll(faults);
    copy.opened = opened;
    return copy;
  }

  /** How often each fault has happened, by name. */
  synchronized Map<String, Long> faults() {
    return new TreeMap<>(faults);
  }

  /** How often the breakers of reads have opened. */
  synchronized long opened() {
    return opened;
  }
}
