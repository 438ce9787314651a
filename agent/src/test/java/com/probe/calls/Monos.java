package com.probe.calls;

import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Descriptions of work, and how often the work was done. */
final class Monos {
  /** What subscribers of {@link #held} wait for. */
  static final Sinks.One<String> HELD = Sinks.one();

  private static final AtomicInteger STORED = new AtomicInteger();

  private Monos() {}

  static Mono<Returns.Bean> bean(int id) {
    return Mono.fromSupplier(
        () -> {
          Runs.ran();
          return new Returns.Bean("b", id, "t");
        });
  }

  static Mono<String> nothing(int id) {
    return Mono.fromSupplier(
        () -> {
          Runs.ran();
          return null;
        });
  }

  static Mono<String> failing(int id) {
    return Mono.defer(
        () -> {
          Runs.ran();
          return Mono.error(new IllegalArgumentException("no " + id));
        });
  }

  /** As of a future that was joined. */
  static Mono<String> joined(int id) {
    return Mono.fromCallable(
        () -> {
          Runs.ran();
          throw new CompletionException(new IllegalArgumentException("no " + id));
        });
  }

  static Mono<String> filtered(Futures.Filter filter) {
    return Mono.fromSupplier(
        () -> {
          Runs.ran();
          return "of " + filter.name;
        });
  }

  static Mono<String> held(int id) {
    return Mono.defer(
        () -> {
          Runs.ran();
          return HELD.asMono();
        });
  }

  static Mono<String> ofContext(int id) {
    return Mono.deferContextual(
        context -> {
          Runs.ran();
          return Mono.just(context.getOrDefault("user", "nobody") + " " + id);
        });
  }

  static Mono<Integer> stored(int id) {
    return Mono.fromSupplier(
        () -> {
          Runs.ran();
          return STORED.get();
        });
  }

  static Mono<Integer> store(int id, int value) {
    return Mono.fromSupplier(
        () -> {
          STORED.set(value);
          return value;
        });
  }

  static Flux<Integer> storeAll(int id, int first, int second) {
    return Flux.just(first, second).doOnNext(STORED::set);
  }

  static void change(int id) {}
}
