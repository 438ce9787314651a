package dev.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.codec.Samples.Color;
import dev.larder.codec.Samples.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CollectionTest {
  interface Shop {
    List<String> names();

    Collection<String> anyNames();

    Set<String> nameSet();

    Set<Color> colors();

    EnumSet<Color> colorSet();

    SortedSet<Integer> sorted();

    Deque<String> queue();

    List<Money> prices();

    Map<String, @Nullable Integer> counts();

    Map<Color, String> byColor();

    Map<UUID, LocalDate> byId();

    Map<Integer, Map<Boolean, Double>> nested();

    Map<Long, List<Optional<Money>>> deep();

    Optional<List<String>> maybe();

    List<? extends Money> bounded();

    int[][] matrix();

    String[] words();

    List<String>[] lists();
  }

  @SuppressWarnings("JdkObsolete")
  static Stream<List<@Nullable String>> lists() {
    return Stream.of(
        new ArrayList<>(Arrays.asList("a", null)),
        new LinkedList<>(List.of("a")),
        new CopyOnWriteArrayList<>(List.of("a")),
        Arrays.asList("a", null, "b"),
        List.of(),
        List.of("a"),
        List.of("a", "b"),
        List.of("a", "b", "c"),
        Stream.<String>empty().toList(),
        Stream.of("a").toList(),
        Stream.of("a", null).toList(),
        Stream.of("a", "b", "c").toList(),
        Collections.emptyList(),
        Collections.singletonList(null),
        Collections.unmodifiableList(new ArrayList<>(List.of("a"))),
        Collections.unmodifiableList(new LinkedList<>(List.of("a"))));
  }

  static Stream<Set<String>> sets() {
    return Stream.of(
        new HashSet<>(Set.of("x", "y", "z")),
        new LinkedHashSet<>(List.of("z", "a", "m")),
        new TreeSet<>(Set.of("b", "a")),
        Set.of(),
        Set.of("a"),
        Set.of("a", "b", "c"),
        Collections.emptySet(),
        Collections.singleton("a"),
        Collections.unmodifiableSet(new LinkedHashSet<>(List.of("z", "a"))));
  }

  static Stream<Map<String, @Nullable Integer>> maps() {
    Map<String, @Nullable Integer> withNull = new HashMap<>();
    withNull.put("a", null);
    withNull.put("", 1);
    return Stream.of(
        withNull,
        new LinkedHashMap<>(Map.of("z", 1, "a", 2)),
        new TreeMap<>(Map.of("b", 1, "a", 2)),
        new ConcurrentHashMap<>(Map.of("b", 1)),
        Map.of(),
        Map.of("a", 1),
        Map.of("a", 1, "b", 2),
        Collections.emptyMap(),
        Collections.singletonMap("a", null),
        Collections.unmodifiableMap(new LinkedHashMap<>(Map.of("z", 1, "a", 2))));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void a_list_comes_back_as_the_same_kind_of_list(List<@Nullable String> value) throws Exception {
    assertThat(copy("names", value)).isEqualTo(value).hasSameClassAs(value);
    assertThat(copy("anyNames", value)).isEqualTo(value).hasSameClassAs(value);
  }

  @ParameterizedTest
  @MethodSource("sets")
  void a_set_comes_back_as_the_same_kind_of_set(Set<String> value) throws Exception {
    assertThat(copy("nameSet", value)).isEqualTo(value).hasSameClassAs(value);
  }

  @ParameterizedTest
  @MethodSource("maps")
  void a_map_comes_back_as_the_same_kind_of_map(Map<String, @Nullable Integer> value)
      throws Exception {
    assertThat(copy("counts", value)).isEqualTo(value).hasSameClassAs(value);
  }

  @Test
  void the_usual_collections_are_bare_json_and_others_are_named() throws Exception {
    assertThat(json("names", new ArrayList<>(List.of("a")))).isEqualTo("[\"a\"]");
    assertThat(json("names", List.of("a"))).isEqualTo("{\"List.of\":[\"a\"]}");
    assertThat(json("counts", new HashMap<>(Map.of("a", 1)))).isEqualTo("{\"a\":1}");
    assertThat(json("counts", new TreeMap<>(Map.of("a", 1)))).isEqualTo("[\"TreeMap\",{\"a\":1}]");
  }

  @Test
  @SuppressWarnings("ReturnValueIgnored")
  void lists_of_one_class_still_treat_null_as_they_did() throws Exception {
    List<?> tolerant = (List<?>) copy("names", Stream.of("a", "b", "c").toList());
    List<?> strict = (List<?>) copy("names", List.of("a", "b", "c"));

    assertThat(tolerant.indexOf(null)).isEqualTo(-1);
    assertThatThrownBy(() -> strict.indexOf(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void sets_and_maps_of_enums_come_back() throws Exception {
    copy("colors", EnumSet.of(Color.BLUE, Color.GREEN));
    copy("colors", EnumSet.noneOf(Color.class));
    copy("colorSet", EnumSet.allOf(Color.class));
    copy("byColor", new EnumMap<>(Map.of(Color.GREEN, "g")));
    copy("byColor", new HashMap<>(Map.of(Color.GREEN, "g")));
  }

  @Test
  void declared_subtypes_have_their_own_usual_class() throws Exception {
    assertThat(json("sorted", new TreeSet<>(Set.of(2, 1)))).isEqualTo("[1,2]");
    copy("sorted", new TreeSet<>(Set.of(2, 1)));
    assertThat(Codecs.codec(type("queue")).encode(new ArrayDeque<>(List.of("a")))).isNotEmpty();
  }

  @Test
  void elements_of_every_depth_are_typed() throws Exception {
    Money money = new Money(new BigDecimal("2.50"), "EUR");

    copy("prices", new ArrayList<>(List.of(money, new Money(new BigDecimal("2.5"), "EUR"))));
    copy("bounded", List.of(money));
    copy("deep", Samples.deep());
    copy("nested", Map.of(1, new TreeMap<>(Map.of(true, Double.NaN))));
    copy("byId", Map.of(new UUID(1, 2), LocalDate.EPOCH));
  }

  @Test
  void optionals_come_back_empty_or_full() throws Exception {
    copy("maybe", Optional.empty());
    copy("maybe", Optional.of(List.of("a")));
    Codecs.exactCopy(OptionalInt.class, OptionalInt.of(1));
    Codecs.exactCopy(OptionalLong.class, OptionalLong.empty());
    Codecs.exactCopy(OptionalDouble.class, OptionalDouble.of(Double.NaN));
  }

  @Test
  void arrays_come_back() throws Exception {
    copy("matrix", new int[][] {{1, 2}, {}, {Integer.MIN_VALUE}});
    copy("words", new @Nullable String[] {"a", null});
    Codecs.exactCopy(byte[].class, new byte[] {0, -1, 127});
    Codecs.exactCopy(char[].class, new char[] {'a', '\ud800'});
    Codecs.exactCopy(double[].class, new double[] {Double.NaN, -0.0});
    assertThat(Codecs.json(byte[].class, new byte[] {1, 2, 3})).isEqualTo("\"AQID\"");
  }

  @Test
  void what_cannot_be_rebuilt_exactly_is_not_written() {
    refuses("names", new ArrayList<>(List.of("a", "b")).subList(0, 1), "SubList");
    refuses("names", Collections.checkedList(new ArrayList<>(), String.class), "Checked");
    refuses("nameSet", new TreeSet<>(Set.of("a", "b")).headSet("b"), "TreeSet");
    refuses("nameSet", new TreeSet<>(Set.of("a", "b")).descendingSet().tailSet("a"), "TreeSet");
    refuses("nameSet", new ConcurrentSkipListSet<>(Set.of("a")).tailSet("a"), "SkipListSet");
    refuses("nameSet", new TreeSet<String>((a, b) -> b.compareTo(a)), "TreeSet");
    refuses("nameSet", new HashMap<>(Map.of("a", 1)).keySet(), "KeySet");
    refuses("nameSet", new ConcurrentHashMap<>(Map.of("a", 1)).keySet(), "KeySetView");
    Set<String> ignoringCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    ignoringCase.add("a");
    refuses("nameSet", Collections.unmodifiableSet(ignoringCase), "UnmodifiableSet");
    refuses("nameSet", Collections.synchronizedSet(ignoringCase), "SynchronizedSet");
    Map<String, Integer> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("a", 1);
    refuses("counts", Collections.unmodifiableMap(headers), "UnmodifiableMap");
    refuses("counts", Collections.synchronizedMap(headers), "SynchronizedMap");
    Map<@Nullable String, Integer> nullKey = new HashMap<>();
    nullKey.put(null, 1);
    refuses("counts", nullKey, "null key");
  }

  @Test
  void a_failure_says_where_it_was() {
    List<Money> prices = new ArrayList<>();
    prices.add(new Money(new Exotic(), "EUR"));

    refuses("prices", prices, "/0/amount");
  }

  private static final class Exotic extends BigDecimal {
    private static final long serialVersionUID = 1L;

    Exotic() {
      super("1");
    }
  }

  private static java.lang.reflect.Type type(String method) {
    return Codecs.returnType(Shop.class, method);
  }

  private static Object copy(String method, Object value) throws CodecException {
    return Codecs.exactCopy(type(method), value);
  }

  private static String json(String method, Object value) throws CodecException {
    return Codecs.json(type(method), value);
  }

  private static void refuses(String method, Object value, String why) {
    assertThatThrownBy(() -> Codecs.codec(type(method)).encode(value))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(why);
  }
}
