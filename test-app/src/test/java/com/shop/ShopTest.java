package com.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** Each test writes to rows of its own: they share one running shop. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ShopTest {
  @Autowired private TestRestTemplate http;

  @Test
  void a_product_is_found_by_its_id_and_by_its_sku() {
    JsonNode product = get("/api/products/1");

    assertThat(product.get("sku").asText()).isEqualTo("SKU-00001");
    assertThat(get("/api/products?sku=SKU-00001")).isEqualTo(product);
  }

  @Test
  void what_is_not_there_is_not_found() {
    assertThat(status(HttpMethod.GET, "/api/products/999999", Map.of())).isEqualTo(404);
    assertThat(status(HttpMethod.GET, "/api/customers/999999/report", Map.of())).isEqualTo(404);
    assertThat(status(HttpMethod.GET, "/api/reports/async/999999", Map.of())).isEqualTo(404);
    assertThat(status(HttpMethod.DELETE, "/api/products/999999", Map.of())).isEqualTo(404);
  }

  @Test
  void the_catalogue_is_listed_page_by_page() {
    JsonNode both = get("/api/products?limit=20&category=office&sort=price");
    JsonNode second = get("/api/products?page=1&limit=10&category=office&sort=price");

    assertThat(both).hasSize(20).allMatch(p -> p.get("category").asText().equals("OFFICE"));
    assertThat(second).hasSize(10);
    assertThat(second.get(0)).isEqualTo(both.get(10));
    assertThat(status(HttpMethod.GET, "/api/products?limit=101", Map.of())).isEqualTo(400);
  }

  @Test
  void a_new_price_is_seen_by_the_next_read() {
    assertThat(status(HttpMethod.PUT, "/api/products/2", Map.of("price", "1.25"))).isEqualTo(200);

    assertThat(get("/api/products/2").get("price").asText()).isEqualTo("1.25");
  }

  @Test
  void a_deleted_product_is_gone() {
    assertThat(status(HttpMethod.DELETE, "/api/products/3", Map.of())).isEqualTo(204);

    assertThat(status(HttpMethod.GET, "/api/products/3", Map.of())).isEqualTo(404);
  }

  @Test
  void a_new_name_is_seen_in_the_report() {
    assertThat(status(HttpMethod.PUT, "/api/customers/4", Map.of("name", "Zoe"))).isEqualTo(200);

    assertThat(get("/api/customers/4").get("name").asText()).isEqualTo("Zoe");
    assertThat(get("/api/customers/4/report").get("customerName").asText()).isEqualTo("Zoe");
  }

  @Test
  void an_order_takes_from_the_stock_and_is_seen_in_the_report_and_the_dashboard() {
    int inStock = get("/api/products/5/stock").asInt();
    long ofCustomer = get("/api/customers/5/report").get("orders").asLong();
    long ofShop = get("/api/dashboard").get("orders").asLong();

    assertThat(status(HttpMethod.POST, "/api/orders", order(5, 5, 2))).isEqualTo(201);

    assertThat(get("/api/products/5/stock").asInt()).isEqualTo(inStock - 2);
    assertThat(get("/api/customers/5/report").get("orders").asLong()).isEqualTo(ofCustomer + 1);
    assertThat(get("/api/customers/5/order-count").asLong()).isEqualTo(ofCustomer + 1);
    assertThat(get("/api/dashboard").get("orders").asLong()).isEqualTo(ofShop + 1);
  }

  @Test
  void an_order_of_more_than_there_is_changes_nothing() {
    JsonNode before = get("/api/customers/6/report");

    assertThat(status(HttpMethod.POST, "/api/orders", order(6, 6, 1_000_000))).isEqualTo(409);

    assertThat(get("/api/customers/6/report")).isEqualTo(before);
  }

  @Test
  void both_ways_to_the_report_give_the_same() {
    assertThat(get("/api/reports/async/7")).isEqualTo(get("/api/customers/7/report"));
  }

  @Test
  void every_report_that_is_made_is_counted() {
    long before = get("/internal/stats").get("customer-report").asLong();

    get("/api/customers/8/report");

    assertThat(get("/internal/stats").get("customer-report").asLong()).isGreaterThan(before);
  }

  private JsonNode get(String path) {
    return Objects.requireNonNull(http.getForObject(path, JsonNode.class), path);
  }

  private int status(HttpMethod method, String path, Map<String, ?> body) {
    ResponseEntity<String> response =
        http.exchange(
            path,
            method,
            method.equals(HttpMethod.GET) ? HttpEntity.EMPTY : new HttpEntity<>(body),
            String.class);
    return response.getStatusCode().value();
  }

  private static Map<String, ?> order(long customer, long product, int quantity) {
    return Map.of(
        "customerId",
        customer,
        "lines",
        new Object[] {Map.of("productId", product, "quantity", quantity)});
  }
}
