package com.probe.calls;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Descriptions of work that brings several things, and how often it was done. */
final class Fluxes {
  /** What subscribers of {@link #streamed} and {@link #held} wait for. */
  static final Sinks.Many<String> STREAM = Sinks.many().unicast().onBackpressureBuffer();

  static final Sinks.Many<Returns.Bean> HELD = Sinks.many().unicast().onBackpressureBuffer();

  private Fluxes() {}

  static Flux<Returns.Bean> beans(int count) {
    return ran(Flux.range(0, count).map(i -> new Returns.Bean("b", i, "t")));
  }

  static Flux<Integer> numbers(int count) {
    return ran(Flux.range(0, count));
  }

  static Flux<String> failing(int id) {
    return ran(
        Flux.just("a", "b").concatWith(Flux.error(new IllegalArgumentException("no " + id))));
  }

  static Flux<String> streamed(int id) {
    return ran(STREAM.asFlux());
  }

  static Flux<Returns.Bean> held(int id) {
    return ran(HELD.asFlux());
  }

  private static <T> Flux<T> ran(Flux<T> flux) {
    return Flux.defer(
        () -> {
          Runs.ran();
          return flux;
        });
  }
}
