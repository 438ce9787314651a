package com.probe.calls;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Origins of values that may answer past their ttl. */
final class Stale {
  static final AtomicReference<String> VALUE = new AtomicReference<>("first");
  static final AtomicReference<CountDownLatch> HELD = new AtomicReference<>();
  static final AtomicReference<CompletableFuture<String>> LATER = new AtomicReference<>();

  private Stale() {}

  static String value(int id) throws InterruptedException {
    Runs.ran();
    String found = VALUE.get();
    CountDownLatch latch = HELD.get();
    if (latch != null) {
      latch.await(20, TimeUnit.SECONDS);
    }
    return found;
  }

  static CompletableFuture<String> later(int id) {
    Runs.ran();
    CompletableFuture<String> later = LATER.get();
    return later == null ? CompletableFuture.completedFuture(VALUE.get()) : later;
  }

  static void change(int id) {}
}
