package dev.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.codec.Samples.Base;
import dev.larder.codec.Samples.Color;
import dev.larder.codec.Samples.Money;
import dev.larder.codec.Samples.Node;
import dev.larder.codec.Samples.Special;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  record Basket(List<Money> items) {}

  @Test
  void a_lost_scale_is_found_at_its_path() {
    assertThat(RoundTrip.difference(basket("1.50"), basket("1.5")))
        .isEqualTo("result.items[0].amount: BigDecimal scale 2 became 1");
  }

  @Test
  void another_value_is_found_and_not_told() {
    assertThat(RoundTrip.difference(new Node("secret", null), new Node("other", null)))
        .isEqualTo("result.name: String became another value");
  }

  @Test
  void a_dropped_field_is_found() {
    assertThat(RoundTrip.difference(new Node("a", new Node("b", null)), new Node("a", null)))
        .isEqualTo("result.next: dev.larder.codec.Samples$Node became null");
  }

  @Test
  void another_class_is_found() {
    assertThat(RoundTrip.difference(new Special(), new Base())).contains("Special became");
    assertThat(RoundTrip.difference(List.of("a"), new ArrayList<>(List.of("a"))))
        .contains("became java.util.ArrayList");
    assertThat(RoundTrip.difference(Color.RED, Color.BLUE)).contains("another constant");
    assertThat(RoundTrip.difference(1, 1L)).contains("java.lang.Long");
  }

  @Test
  void another_order_is_found_where_there_is_an_order() {
    assertThat(
            RoundTrip.difference(
                new LinkedHashSet<>(List.of("a", "b")), new LinkedHashSet<>(List.of("b", "a"))))
        .isNotNull();
    assertThat(
            RoundTrip.difference(
                new LinkedHashMap<>(Map.of("a", 1)), new LinkedHashMap<>(Map.of("b", 1))))
        .isNotNull();
    assertThat(RoundTrip.difference(Set.of("a", "b", "c"), Set.of("c", "b", "a"))).isNull();
  }

  @Test
  void elements_of_unordered_collections_are_compared_field_by_field() {
    assertThat(RoundTrip.difference(Map.of("k", basket("1.0")), Map.of("k", basket("1.00"))))
        .isEqualTo("result{}.items[0].amount: BigDecimal scale 1 became 2");
    assertThat(RoundTrip.difference(Set.of(basket("1.0")), Set.of(basket("1.0")))).isNull();
  }

  @Test
  void identities_are_compared_both_ways() {
    Base one = new Base();
    assertThat(RoundTrip.difference(Arrays.asList(one, one), Arrays.asList(new Base(), new Base())))
        .contains("became two objects");
    assertThat(RoundTrip.difference(Arrays.asList(new Base(), new Base()), Arrays.asList(one, one)))
        .contains("two objects became one");
  }

  @Test
  @SuppressWarnings("JavaUtilDate")
  void keys_of_unordered_maps_are_compared_by_their_identities_too() {
    Date day = new Date(1);
    Map<Date, Date> itself = new HashMap<>(Map.of(day, day));
    Map<Date, Date> another = new HashMap<>(Map.of(new Date(1), new Date(1)));

    assertThat(RoundTrip.difference(itself, another)).contains("became two objects");
    assertThat(RoundTrip.difference(another, itself)).contains("two objects became one");
    assertThat(RoundTrip.difference(another, new HashMap<>(Map.of(new Date(1), new Date(1)))))
        .isNull();
  }

  @Test
  void arrays_are_compared_by_length_and_element() {
    assertThat(RoundTrip.difference(new int[] {1}, new int[] {1})).isNull();
    assertThat(RoundTrip.difference(new int[] {1}, new int[] {2})).contains("result[0]");
    assertThat(RoundTrip.difference(new int[] {1}, new int[0])).contains("length 1 became 0");
  }

  @Test
  void what_the_walk_does_not_know_is_a_difference() {
    assertThat(RoundTrip.difference(new java.util.zip.CRC32(), new java.util.zip.CRC32()))
        .isEqualTo("result: cannot be compared");
  }

  @Test
  void what_changes_and_is_one_token_is_compared_by_what_it_says() {
    assertThat(RoundTrip.difference(new AtomicLong(1), new AtomicLong(1))).isNull();
    assertThat(RoundTrip.difference(new AtomicLong(1), new AtomicLong(2)))
        .isEqualTo("result: AtomicLong became another value");
    assertThat(RoundTrip.difference(new Timestamp(1), new Timestamp(1))).isNull();
    assertThat(RoundTrip.difference(new Timestamp(1), new Timestamp(2)))
        .isEqualTo("result: Timestamp became another value");
  }

  @Test
  void a_map_in_the_order_of_access_is_told_from_one_in_the_order_of_insertion() {
    Map<String, Integer> byAccess = new LinkedHashMap<>(16, 0.75f, true);
    byAccess.put("a", 1);
    byAccess.put("b", 2);
    Map<String, Integer> copy = new LinkedHashMap<>(byAccess);

    assertThat(RoundTrip.difference(copy, new LinkedHashMap<>(copy))).isNull();
    assertThat(RoundTrip.difference(byAccess, copy))
        .isEqualTo("result: a LinkedHashMap in the order of access");
    assertThat(byAccess.keySet()).containsExactly("a", "b");
  }

  private static Basket basket(String amount) {
    return new Basket(List.of(new Money(new BigDecimal(amount), "EUR")));
  }
}
