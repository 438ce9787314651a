package com.probe.history;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * What the threads of one JVM do, from system properties {@code history.NAME}.
 *
 * @param keys how many there are; one more is for trying out
 * @param writes how many calls of a hundred are writes
 * @param transactions how many keys of a hundred are written in transactions
 * @param many how many reads of a hundred are of several keys at once
 * @param thinkMicros the longest pause between two calls of a thread
 * @param readMillis the longest pause in a read, before and after it has its value
 * @param lingerMillis if not 0, the longest pause after it has its value, of any length up to that
 * @param writeMillis the longest pause in a write, before and after it takes effect
 */
record Workload(
    int threads,
    int keys,
    int writes,
    int transactions,
    int many,
    int thinkMicros,
    int readMillis,
    int lingerMillis,
    int writeMillis,
    long seed) {

  static Workload ofProperties() {
    return new Workload(
        Integer.getInteger("history.threads", 16),
        Integer.getInteger("history.keys", 50),
        Integer.getInteger("history.writes", 10),
        Integer.getInteger("history.transactions", 33),
        Integer.getInteger("history.many", 0),
        Integer.getInteger("history.thinkMicros", 10_000),
        Integer.getInteger("history.readMillis", 20),
        Integer.getInteger("history.lingerMillis", 0),
        Integer.getInteger("history.writeMillis", 20),
        Long.getLong("history.seed", 1));
  }

  boolean isTransactional(int key) {
    return key * 100 < transactions * keys;
  }

  void pauseInRead() {
    pause(readMillis);
  }

  void linger() {
    if (lingerMillis == 0) {
      pause(readMillis);
    } else {
      parkUpTo(lingerMillis * 1_000_000L);
    }
  }

  void pauseInWrite() {
    pause(writeMillis);
  }

  void think() {
    parkUpTo(thinkMicros * 1_000L);
  }

  private static void parkUpTo(long nanos) {
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(nanos + 1));
  }

  /** Half of the pauses are none, most of the others short. */
  private static void pause(int mostMillis) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    if (mostMillis > 0 && random.nextBoolean()) {
      long most = mostMillis * 1_000_000L;
      LockSupport.parkNanos((long) (most * Math.pow(random.nextDouble(), 3)));
    }
  }
}
