package dev.larder.testing.demo;

import dev.larder.testing.load.HttpConnection;
import dev.larder.testing.load.Request;
import dev.larder.testing.load.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that one thread writes, version after version, and any thread reads. The version is
 * part of what the shop shows. Thread-safe for one writer.
 */
final class Subject {
  private static final Pattern PRICE = Pattern.compile("\"price\":([0-9.]+)");
  private static final Pattern NAME = Pattern.compile("\"(?:name|customerName)\":\"Version (\\d+)");
  private static final Pattern ORDERS = Pattern.compile("\"orders\":(\\d+)");

  private final IntFunction<Request> write;
  private final List<View> views;
  private volatile int confirmed;

  /** A cached place where the subject can be seen. */
  private record View(Request read, ToIntFunction<String> version) {}

  private Subject(IntFunction<Request> write, List<View> views, int confirmed) {
    this.write = write;
    this.views = views;
    this.confirmed = confirmed;
  }

  /** A product's price, in cents. */
  static Subject price(int product) {
    String path = "/api/products/" + product;
    return new Subject(
        version -> Request.put(path, "{\"price\":" + BigDecimal.valueOf(version, 2) + "}"),
        List.of(new View(Request.get(path), body -> cents(find(PRICE, body)))),
        0);
  }

  /** A customer's name, which its report shows as well. */
  static Subject name(int customer) {
    String path = "/api/customers/" + customer;
    ToIntFunction<String> version = body -> Integer.parseInt(find(NAME, body));
    return new Subject(
        number -> Request.put(path, "{\"name\":\"Version " + number + "\"}"),
        List.of(
            new View(Request.get(path), version), new View(Request.get(path + "/report"), version)),
        0);
  }

  /** How many orders a customer has placed, so many so far. */
  static Subject orders(int customer, int soFar) {
    String path = "/api/customers/" + customer;
    String order =
        "{\"customerId\":%d,\"lines\":[{\"productId\":%d,\"quantity\":1}]}"
            .formatted(customer, 1000 + customer);
    return new Subject(
        number -> Request.post("/api/orders", order),
        List.of(
            new View(Request.get(path + "/order-count"), Integer::parseInt),
            new View(Request.get(path + "/report"), body -> Integer.parseInt(find(ORDERS, body)))),
        soFar);
  }

  /** Writes the next version; from when this returns, nobody may see an older one. */
  void write(HttpConnection connection) throws IOException {
    int next = confirmed + 1;
    Request request = write.apply(next);
    Response response = connection.send(request);
    if (response.status() / 100 != 2) {
      throw new IOException(request + ": " + response);
    }
    confirmed = next;
  }

  /** Reads every view; how many show an older version than the one known to be written. */
  int countStale(HttpConnection connection) throws IOException {
    int stale = 0;
    for (View view : views) {
      int known = confirmed;
      if (view.version().applyAsInt(connection.send(view.read()).body()) < known) {
        stale++;
      }
    }
    return stale;
  }

  int views() {
    return views.size();
  }

  private static int cents(String price) {
    return new BigDecimal(price).movePointRight(2).intValueExact();
  }

  private static String find(Pattern pattern, String body) {
    Matcher found = pattern.matcher(body);
    return found.find() ? found.group(1) : "0";
  }
}
