package com.bench;

import com.github.benmanes.caffeine.cache.Ticker;

/** The kind of clock that the agent measures ages by: set every 10 ms by a thread of its own. */
final class CoarseClock implements Ticker {
  private static final long PERIOD_MILLIS = 10;

  private volatile long now = System.nanoTime();

  /** A clock that goes. */
  static CoarseClock start() {
    CoarseClock clock = new CoarseClock();
    Thread thread = new Thread(clock::run, "coarse-clock");
    thread.setDaemon(true);
    thread.start();
    return clock;
  }

  @Override
  public long read() {
    return now;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        now = System.nanoTime();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
