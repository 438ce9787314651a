package dev.larder.history;

import dev.larder.history.Violation.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks for reads that cannot have been. Writes give each key the versions 1, 2, 3 …, and take
 * effect at some moment between their begin and their end.
 *
 * <ul>
 *   <li><b>Same JVM:</b> a read that began after a write of its JVM had returned (in a transaction:
 *       its commit) does not return an older version, whatever happens to Redis.
 *   <li><b>Another JVM:</b> a read that began after a write's invalidation had arrived in Redis
 *       does not return an older version, where the reader's own way to Redis was quiet from before
 *       its begin to its end. The invalidation has arrived when the write returned, if the writer's
 *       way was quiet all the time and the write took less than the {@code invalidate-timeout},
 *       after which Larder waits no longer. Else it has arrived at the first quiet moment after it,
 *       since by then the journal has sent what it held.
 *   <li><b>Never was:</b> a version that a read returns is 0 or that of a write that began before
 *       the read ended.
 * </ul>
 */
public final class HistoryChecker {
  private static final int MOST_AROUND = 12;
  private static final int MOST_TOLD = 1_000;

  private final Outages outages;
  private final long patienceNanos;
  private final List<Violation> violations = new ArrayList<>();

  private HistoryChecker(Outages outages, long patienceNanos) {
    this.outages = outages;
    this.patienceNanos = patienceNanos;
  }

  /**
   * The reads that cannot have been, in no order, at most a thousand of them.
   *
   * @param patienceNanos the {@code invalidate-timeout}
   * @throws IllegalArgumentException if two writes made the same version of a key
   */
  public static List<Violation> check(
      List<Operation> history, Outages outages, long patienceNanos) {
    HistoryChecker checker = new HistoryChecker(outages, patienceNanos);
    Map<Integer, List<Operation>> byKey = new TreeMap<>();
    for (Operation operation : history) {
      byKey.computeIfAbsent(operation.key(), key -> new ArrayList<>()).add(operation);
    }
    byKey.values().forEach(checker::checkKey);
    return checker.violations;
  }

  private void checkKey(List<Operation> operations) {
    List<Operation> writes = operations.stream().filter(each -> !each.isRead()).toList();
    Map<Long, Operation> byVersion = new HashMap<>();
    Map<Integer, List<Operation>> byJvm = new HashMap<>();
    for (Operation write : writes) {
      byJvm.computeIfAbsent(write.jvm(), jvm -> new ArrayList<>()).add(write);
      if (byVersion.put(write.version(), write) != null) {
        throw new IllegalArgumentException("written twice: " + write.told(write.begin()));
      }
    }
    Map<Integer, Floor> own = new HashMap<>();
    byJvm.forEach((jvm, some) -> own.put(jvm, new Floor(some, Operation::end)));
    Floor everywhere = new Floor(writes, this::arrival);
    for (Operation read : operations) {
      if (read.isRead()) {
        checkRead(read, byVersion, own.get(read.jvm()), everywhere, operations);
      }
    }
  }

  private long arrival(Operation write) {
    if (!outages.isQuiet(write.jvm(), write.begin(), write.end())) {
      return outages.quietFrom(write.jvm(), write.end());
    }
    return write.end() - write.begin() < patienceNanos
        ? write.end()
        : outages.recovered(write.jvm(), write.end());
  }

  private void checkRead(
      Operation read,
      Map<Long, Operation> byVersion,
      @Nullable Floor own,
      Floor everywhere,
      List<Operation> operations) {
    Operation written = byVersion.get(read.version());
    if (read.version() != 0 && (written == null || written.begin() > read.end())) {
      report(Rule.NEVER_WAS, read, written, operations);
    }
    Operation here = own == null ? null : own.before(read.begin());
    if (here != null && here.version() > read.version()) {
      report(Rule.SAME_JVM, read, here, operations);
      return;
    }
    Operation arrived = everywhere.before(read.begin());
    if (arrived != null
        && arrived.version() > read.version()
        && outages.isQuiet(read.jvm(), read.begin(), read.end())) {
      report(Rule.OTHER_JVM, read, arrived, operations);
    }
  }

  private void report(
      Rule rule, Operation read, @Nullable Operation write, List<Operation> operations) {
    if (violations.size() < MOST_TOLD) {
      violations.add(new Violation(rule, read, write, around(read, write, operations)));
    }
  }

  /** What else went on between the write and the read, the latest if there is much. */
  private static List<Operation> around(
      Operation read, @Nullable Operation write, List<Operation> operations) {
    long from = write == null ? read.begin() : Math.min(write.begin(), read.begin());
    List<Operation> meanwhile =
        operations.stream()
            .filter(each -> each.end() >= from && each.begin() <= read.end())
            .filter(each -> !each.equals(read) && !each.equals(write))
            .sorted(Comparator.comparingLong(Operation::begin))
            .toList();
    return meanwhile.subList(Math.max(0, meanwhile.size() - MOST_AROUND), meanwhile.size());
  }
}
