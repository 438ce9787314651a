package dev.larder.testing.demo;

import dev.larder.testing.load.Request;
import java.util.List;
import java.util.stream.IntStream;

/** The kinds of requests that the demo sends to the shop. */
enum Question {
  REPORT("report", 40, 30, "customer-report"),
  PRODUCT("product", 30, 100, "product"),
  LIST("product list", 15, 12, "product-list"),
  DASHBOARD("dashboard", 3, 1, "dashboard"),
  NOT_FOUND("not found", 12, 20, "customer");

  private static final List<String> SORTS = List.of("name", "price", "newest");

  private final String label;
  private final int weight;
  private final int variants;
  private final String originCounter;

  /**
   * A kind of request.
   *
   * @param weight how often it is sent compared with the others
   * @param variants how many different ones there are
   * @param originCounter what the shop calls its counter of the queries behind it
   */
  Question(String label, int weight, int variants, String originCounter) {
    this.label = label;
    this.weight = weight;
    this.variants = variants;
    this.originCounter = originCounter;
  }

  String label() {
    return label;
  }

  int weight() {
    return weight;
  }

  int variants() {
    return variants;
  }

  String originCounter() {
    return originCounter;
  }

  Request request(int variant) {
    return Request.get(path(variant));
  }

  private String path(int variant) {
    return switch (this) {
      case REPORT -> "/api/customers/" + (variant + 1) + "/report";
      case PRODUCT -> "/api/products/" + (variant * 7 + 1);
      case LIST -> "/api/products?page=" + variant / 3 + "&sort=" + SORTS.get(variant % 3);
      case DASHBOARD -> "/api/dashboard";
      case NOT_FOUND -> "/api/customers/" + (900_000 + variant);
    };
  }

  /** Every request of every kind. */
  static List<Request> allRequests() {
    return List.of(values()).stream()
        .flatMap(kind -> IntStream.range(0, kind.variants).mapToObj(kind::request))
        .toList();
  }
}
