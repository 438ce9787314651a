package com.probe.history;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** One thread's calls, one after the other, until the end. */
final class Worker implements Runnable {
  private static final int MANY = 4;

  private final Workload workload;
  private final HistoryLog.Part log;
  private final Random random;
  private final long endNanos;

  Worker(Workload workload, int thread, HistoryLog.Part log, long endNanos) {
    this.workload = workload;
    this.log = log;
    this.random = new Random(workload.seed() * 1_000 + thread);
    this.endNanos = endNanos;
  }

  @Override
  public void run() {
    try (log) {
      while (System.nanoTime() - endNanos < 0) {
        workload.think();
        call(random.nextInt(workload.keys()));
      }
    } catch (Throwable thrown) {
      HistoryProbe.failed(thrown);
    }
  }

  private void call(int key) {
    boolean writes = random.nextInt(100) < workload.writes();
    if (!writes) {
      if (random.nextInt(100) < workload.many()) {
        readMany(key);
      } else {
        read(key);
      }
    } else if (workload.isTransactional(key)) {
      change(key);
    } else {
      write(key);
    }
  }

  private void read(int key) {
    long begin = System.nanoTime();
    Row row = Origin.read(key);
    log.add('R', key, row.versionFor(key), begin, System.nanoTime());
  }

  private void readMany(int first) {
    List<Integer> keys =
        IntStream.range(0, MANY).mapToObj(i -> (first + i) % workload.keys()).toList();
    long begin = System.nanoTime();
    List<Row> rows = Origin.readMany(keys);
    long end = System.nanoTime();
    for (int i = 0; i < MANY; i++) {
      log.add('R', keys.get(i), rows.get(i).versionFor(keys.get(i)), begin, end);
    }
  }

  private void write(int key) {
    long begin = System.nanoTime();
    long version;
    try {
      version = Origin.write(key).version;
    } catch (WrittenException thrown) {
      version = thrown.version;
    }
    log.add('W', key, version, begin, System.nanoTime());
  }

  private void change(int key) {
    boolean commits = random.nextInt(4) > 0;
    long begin = System.nanoTime();
    long version = Origin.ledger().inTransaction(key, commits);
    if (commits) {
      log.add('T', key, version, begin, System.nanoTime());
    }
  }
}
