package dev.larder.testing.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadDriverTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  private HttpServer server;
  private URI uri;

  @BeforeEach
  void startEcho() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", LoadDriverTest::echo);
    server.start();
    uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stopEcho() {
    server.stop(0);
  }

  @Test
  void answers_are_read_whether_chunked_or_not_on_one_connection() throws IOException {
    try (HttpConnection connection = new HttpConnection(uri, Duration.ofSeconds(5))) {
      assertThat(connection.send(Request.get("/sized?q=a%20b")).body())
          .isEqualTo("GET /sized?q=a%20b ");
      assertThat(connection.send(Request.put("/chunked", "{\"a\":\"ä\"}")).body())
          .isEqualTo("PUT /chunked {\"a\":\"ä\"}");
      assertThat(connection.send(Request.delete("/none"))).isEqualTo(new Response(204, ""));
      assertThat(connection.send(Request.get("/closed")).body()).isEqualTo("GET /closed ");
      assertThat(connection.send(Request.get("/sized")).body()).isEqualTo("GET /sized ");
    }
  }

  @Test
  void right_answers_are_counted_by_kind_and_weight() throws InterruptedException {
    ResponseCheck echoed = ResponseCheck.status(200).andBody(request -> request + " ");
    LoadReport report =
        run(
            RequestKind.of("often", 9, random -> Request.get("/sized?" + random.nextInt(100)))
                .checkedBy(echoed),
            RequestKind.of("rare", 1, random -> Request.get("/chunked")).checkedBy(echoed));

    assertThat(report.total().failures()).isZero();
    assertThat(report.of("often").count()).isGreaterThan(report.of("rare").count()).isPositive();
    assertThat(report.total().count())
        .isEqualTo(report.of("often").count() + report.of("rare").count());
    assertThat(report.total().percentile(99)).isGreaterThanOrEqualTo(report.total().percentile(50));
  }

  @Test
  void a_wrong_answer_is_a_failure_and_shown() throws InterruptedException {
    LoadReport report =
        run(
            RequestKind.of("stale", 1, random -> Request.get("/sized"))
                .checkedBy(ResponseCheck.status(200).andBody(request -> "fresh")));

    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    report.print(new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(report.total().failures()).isEqualTo(report.total().count()).isPositive();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("first failure: GET /sized: body GET /sized  instead of fresh");
  }

  @Test
  void a_wrong_status_is_a_failure() throws InterruptedException {
    LoadReport report = run(RequestKind.of("gone", 1, random -> Request.get("/none")));

    assertThat(report.of("gone").firstFailure()).contains("GET /none: status 204 instead of 200");
  }

  @Test
  void a_server_that_is_down_is_a_failure_without_an_answer() throws InterruptedException {
    server.stop(0);

    LoadReport report = run(RequestKind.of("any", 1, random -> Request.get("/sized")));

    assertThat(report.total().count()).isZero();
    assertThat(report.total().failures()).isPositive();
  }

  private LoadReport run(RequestKind... kinds) throws InterruptedException {
    return new LoadDriver(uri, List.of(kinds), 42).run(2, SHORT);
  }

  private static void echo(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      byte[] body =
          (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent)
              .getBytes(StandardCharsets.UTF_8);
      if (path.equals("/none")) {
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      if (path.equals("/closed")) {
        exchange.getResponseHeaders().set("Connection", "close");
      }
      exchange.sendResponseHeaders(200, path.equals("/chunked") ? 0 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
