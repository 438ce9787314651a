package com.probe.calls;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Origins whose results come later, by whoever completes them. */
class Futures {
  /** What origins have begun and somebody has yet to complete, by id. */
  static final Map<Integer, CompletableFuture<String>> BEGUN = new ConcurrentHashMap<>();

  static final AtomicReference<Thread> LATEST = new AtomicReference<>();
  static final AtomicReference<ClassLoader> CONTEXT = new AtomicReference<>();

  Futures() {}

  private static void ran() {
    Runs.ran();
    LATEST.set(Thread.currentThread());
    CONTEXT.set(Thread.currentThread().getContextClassLoader());
  }

  static CompletableFuture<Returns.Bean> bean(int id) {
    ran();
    return CompletableFuture.supplyAsync(() -> new Returns.Bean("b", id, "t"));
  }

  static CompletionStage<List<String>> texts(int id) {
    ran();
    return CompletableFuture.completedFuture(List.of("text", String.valueOf(id)));
  }

  static CompletableFuture<String> held(int id) {
    ran();
    return BEGUN.computeIfAbsent(id, absent -> new CompletableFuture<>());
  }

  static CompletableFuture<String> nothing(int id) {
    ran();
    return CompletableFuture.completedFuture(null);
  }

  static CompletableFuture<String> failing(int id) {
    ran();
    return CompletableFuture.failedFuture(new IllegalArgumentException("no " + id));
  }

  static CompletableFuture<String> throwing(int id) {
    ran();
    throw new IllegalStateException("thrown " + id);
  }

  static CompletableFuture<String> none(int id) {
    ran();
    return null;
  }

  static CompletableFuture<String> selected(int id) {
    ran();
    return CompletableFuture.completedFuture("selected-" + id);
  }

  static String faced(int id) {
    ran();
    return "faced " + id;
  }

  /** The other one on another thread. */
  static CompletableFuture<String> facedLater(int id) {
    return CompletableFuture.supplyAsync(() -> faced(id));
  }

  static CompletableFuture<String> outer(int id) {
    ran();
    return held(id).thenCombine(texts(id), (held, texts) -> held + texts);
  }

  /** What a caller asks for, and may ask otherwise a moment later. */
  static final class Filter {
    volatile String name;

    Filter(String name) {
      this.name = name;
    }

    String getName() {
      return name;
    }
  }

  static CompletableFuture<String> filtered(Filter filter) {
    ran();
    return CompletableFuture.completedFuture("of " + filter.name);
  }

  CompletableFuture<String> inherited(int id) {
    ran();
    return CompletableFuture.completedFuture("above " + id);
  }

  /** Overrides what is cached above it. */
  static final class Below extends Futures {
    @Override
    CompletableFuture<String> inherited(int id) {
      return super.inherited(id).thenApply(above -> "below " + above);
    }
  }

  static void change(int id) {}
}
