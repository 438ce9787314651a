package dev.larder.corpus.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgeTest {
  static class Base {
    String name = "base";
  }

  @SuppressWarnings("HidingField") // the point of it
  static final class Shadow extends Base {
    String name = "shadow";
  }

  record Money(BigDecimal amount) {}

  static final class Node {
    final String name;
    Node next;

    Node(String name) {
      this.name = name;
    }
  }

  private static String difference(Object original, Object copy) {
    return Judge.difference(original, copy);
  }

  @Test
  void what_is_the_same_is_the_same() {
    assertThat(difference(List.of(new Money(BigDecimal.ONE)), List.of(new Money(BigDecimal.ONE))))
        .isNull();
    assertThat(difference(new HashSet<>(Set.of("a", "b")), new HashSet<>(Set.of("b", "a"))))
        .isNull();
    assertThat(difference(new int[] {1}, new int[] {1})).isNull();
    assertThat(difference(null, null)).isNull();
  }

  @Test
  void another_value_is_found_wherever_it_is() {
    assertThat(difference(new Money(new BigDecimal("1.0")), new Money(new BigDecimal("1.00"))))
        .contains("Money.amount");
    assertThat(difference(0.0, -0.0)).isNotNull();
    assertThat(difference(1, 1L)).contains("java.lang.Integer became java.lang.Long");
    assertThat(difference(new Timestamp(5), new Timestamp(6))).isNotNull();
    Shadow other = new Shadow();
    ((Base) other).name = "other";
    assertThat(difference(new Shadow(), other)).contains("Base.name");
    assertThat(difference(new String[] {"a"}, new String[] {"a", "b"})).contains("length");
  }

  @Test
  void references_are_compared_both_ways() {
    Node one = new Node("a");
    assertThat(difference(Arrays.asList(one, one), Arrays.asList(new Node("a"), new Node("a"))))
        .contains("one object became two");
    Node other = new Node("a");
    assertThat(difference(Arrays.asList(new Node("a"), new Node("a")), Arrays.asList(other, other)))
        .contains("two objects became one");
    assertThat(difference(one, one)).contains("holds the original");
    Node ring = new Node("a");
    ring.next = ring;
    Node line = new Node("a");
    line.next = new Node("a");
    assertThat(difference(ring, line)).contains("one object became two");
  }

  @Test
  void constants_may_be_one_object_or_two() {
    Money money = new Money(BigDecimal.ONE);
    assertThat(difference(List.of(money, money), List.of(money, new Money(BigDecimal.ONE))))
        .isNull();
  }

  @Test
  void another_class_or_order_of_a_collection_is_found() {
    assertThat(difference(List.of("a"), new ArrayList<>(List.of("a")))).isNotNull();
    assertThat(difference(List.of("a"), Collections.singletonList("a"))).isNotNull();
    assertThat(difference(List.of(1, 2, 3), Stream.of(1, 2, 3).toList()))
        .contains("contains(null)");
    assertThat(difference(new ArrayList<>(List.of(1, 2)), new ArrayList<>(List.of(2, 1))))
        .isNotNull();
    assertThat(
            difference(
                new TreeMap<>(Map.of("a", 1)),
                new TreeMap<String, Integer>(String.CASE_INSENSITIVE_ORDER)))
        .isNotNull();
  }

  @Test
  void bounds_and_orders_that_only_behaviour_tells_are_found() {
    TreeSet<Integer> all = new TreeSet<>(List.of(1, 2, 3));
    assertThat(difference(all.headSet(2), new TreeSet<>(List.of(1)))).contains("bounds");
    Map<String, Integer> byAccess = new LinkedHashMap<>(16, 0.75f, true);
    byAccess.put("a", 1);
    assertThat(difference(byAccess, new LinkedHashMap<>(byAccess))).contains("order of access");
  }

  @Test
  void a_wrapper_is_judged_by_what_it_wraps() {
    Map<String, Integer> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ignoringCase.put("a", 1);
    assertThat(
            difference(
                Collections.unmodifiableMap(ignoringCase),
                Collections.unmodifiableMap(new LinkedHashMap<>(ignoringCase))))
        .contains("comparator()");
    assertThat(
            difference(
                Collections.unmodifiableMap(new HashMap<>(ignoringCase)),
                Collections.unmodifiableMap(new LinkedHashMap<>(ignoringCase))))
        .isNull();
    Set<String> keys = new ConcurrentHashMap<>(ignoringCase).keySet();
    Set<String> copy = ConcurrentHashMap.newKeySet();
    copy.addAll(keys);
    assertThat(difference(keys, copy)).contains("addAll()");
  }

  @Test
  void what_can_change_is_no_constant() {
    assertThat(Judge.isConstant(List.of(new Money(BigDecimal.ONE)))).isTrue();
    assertThat(Judge.isConstant(List.of(new Node("a")))).isFalse();
    assertThat(Judge.isConstant(new ArrayList<>())).isFalse();
    assertThat(Judge.isConstant(new int[0])).isFalse();
  }

  @Test
  void elements_that_equal_does_not_find_are_found_by_what_they_are() {
    Set<Node> before = new HashSet<>(Set.of(new Node("a"), new Node("b")));
    Set<Node> after = new HashSet<>(Set.of(new Node("b"), new Node("a")));
    assertThat(difference(before, after)).isNull();
    assertThat(difference(before, new HashSet<>(Set.of(new Node("b"), new Node("c"))))).isNotNull();
  }

  @Test
  void a_set_that_does_not_find_its_own_elements_is_found() {
    List<Integer> key = new ArrayList<>(List.of(1));
    Map<List<Integer>, String> broken = new HashMap<>(Map.of(key, "a"));
    key.set(0, 2);
    assertThat(difference(new HashMap<>(Map.of(new ArrayList<>(List.of(2)), "a")), broken))
        .contains("looked up");
  }
}
