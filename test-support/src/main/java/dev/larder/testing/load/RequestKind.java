package dev.larder.testing.load;

import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * One kind of request in a load: how often it is sent compared with the others, how to make one,
 * and what its answer should be. Requests are made by many threads, each with its own generator.
 */
public record RequestKind(
    String name, int weight, Function<RandomGenerator, Request> request, ResponseCheck check) {

  public RequestKind {
    if (weight < 1) {
      throw new IllegalArgumentException("weight must be at least 1: " + weight);
    }
  }

  /** A kind whose answers should have status 200. */
  public static RequestKind of(
      String name, int weight, Function<RandomGenerator, Request> request) {
    return new RequestKind(name, weight, request, ResponseCheck.status(200));
  }

  public RequestKind checkedBy(ResponseCheck check) {
    return new RequestKind(name, weight, request, check);
  }
}
