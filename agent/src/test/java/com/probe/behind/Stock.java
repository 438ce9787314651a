package com.probe.behind;

import java.util.concurrent.CountDownLatch;

/** One of several objects whose writes are told apart by its name. */
public class Stock {
  private final String name;
  private final Ledger applied;

  Stock(String name, Ledger applied) {
    this.name = name;
    this.applied = applied;
  }

  public String getName() {
    return name;
  }

  /** Adds to what there is; of {@code hanging} it never comes back. */
  public void add(String what, long by) throws InterruptedException {
    applied.write(name + " " + what + " " + by);
    if (what.equals("hanging")) {
      new CountDownLatch(1).await();
    }
  }
}
