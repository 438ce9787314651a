package dev.larder.testing.load;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Says what is wrong with an answer. Called by many threads at a time. */
@FunctionalInterface
public interface ResponseCheck {
  /** What is wrong; empty if nothing is. */
  Optional<String> problem(Request request, Response response);

  static ResponseCheck status(int expected) {
    return (request, response) ->
        response.status() == expected
            ? Optional.empty()
            : Optional.of("status " + response.status() + " instead of " + expected);
  }

  /** After this check also compares the body with what it should be for the request. */
  default ResponseCheck andBody(Function<Request, String> expected) {
    return (request, response) -> {
      Optional<String> problem = problem(request, response);
      if (problem.isPresent() || Objects.equals(response.body(), expected.apply(request))) {
        return problem;
      }
      return Optional.of("body " + response.body() + " instead of " + expected.apply(request));
    };
  }
}
