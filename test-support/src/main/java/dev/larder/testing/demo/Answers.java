package dev.larder.testing.demo;

import dev.larder.testing.load.HttpConnection;
import dev.larder.testing.load.Request;
import dev.larder.testing.load.RequestKind;
import dev.larder.testing.load.Response;
import dev.larder.testing.load.ResponseCheck;
import dev.larder.testing.load.ShopProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What the shop answers on its own: what it has to answer with Larder, too. Immutable. */
final class Answers {
  private final Map<Request, Response> right;

  private Answers(Map<Request, Response> right) {
    this.right = Map.copyOf(right);
  }

  /** Asks a shop everything that the demo will ask. */
  static Answers of(ShopProcess shop) throws IOException {
    Map<Request, Response> right = new HashMap<>();
    try (HttpConnection connection = new HttpConnection(shop.uri(), Duration.ofSeconds(30))) {
      for (Request request : Question.allRequests()) {
        right.put(request, connection.send(request));
      }
    }
    return new Answers(right);
  }

  /** A load whose every answer is compared, status and body. */
  List<RequestKind> load() {
    return List.of(Question.values()).stream().map(this::kind).toList();
  }

  private RequestKind kind(Question question) {
    ResponseCheck same = this::difference;
    return RequestKind.of(question.label(), question.weight(), random -> pick(question, random))
        .checkedBy(same);
  }

  private static Request pick(Question question, RandomGenerator random) {
    return question.request(random.nextInt(question.variants()));
  }

  private Optional<String> difference(Request request, Response response) {
    Response expected = right.get(request);
    return response.equals(expected)
        ? Optional.empty()
        : Optional.of(response + " instead of " + expected);
  }
}
