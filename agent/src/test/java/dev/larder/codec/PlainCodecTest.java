package dev.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.codec.type.AllowedTypes;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON as programs in other languages write and read it. */
@SuppressWarnings("unused") // methods whose return types are looked at
final class PlainCodecTest {
  enum Tier {
    GOLD
  }

  record Price(BigDecimal amount, Optional<String> note) {}

  record Product(long id, String name, Tier tier, List<Price> prices, Map<String, Integer> stock) {}

  interface Methods {
    Product product();

    List<Product> products();

    Optional<Product> maybe();

    Optional<Optional<String>> twice();

    Map<String, Optional<String>> notes();

    Set<String> names();

    SortedSet<String> sorted();

    Map<String, Integer> stock();

    Queue<Integer> queue();

    Map<Tier, Long> counts();

    Object anything();

    long number();
  }

  private static final Product PRODUCT =
      new Product(
          7,
          "Tëe \"x\" 😀",
          Tier.GOLD,
          List.of(
              new Price(new BigDecimal("12.50"), Optional.empty()),
              new Price(new BigDecimal("3"), Optional.of("new"))),
          Map.of("de", 3));

  private static final String JSON =
      "{\"id\":7,\"name\":\"Tëe \\\"x\\\" \\uD83D\\uDE00\",\"tier\":\"GOLD\",\"prices\":[{\"amount\":12.50,"
          + "\"note\":null},{\"amount\":3,\"note\":\"new\"}],\"stock\":{\"de\":3}}";

  @Test
  void no_kind_of_collection_is_named() throws CodecException {
    assertThat(json("product", PRODUCT)).isEqualTo(JSON);
    assertThat(json("products", List.of())).isEqualTo("[]");
    assertThat(json("names", Set.of("a"))).isEqualTo("[\"a\"]");
    assertThat(json("counts", new LinkedHashMap<>(Map.of(Tier.GOLD, 2L))))
        .isEqualTo("{\"GOLD\":2}");
    assertThat(json("number", 9_007_199_254_740_993L)).isEqualTo("9007199254740993");
  }

  @Test
  void an_optional_is_what_it_holds() throws CodecException {
    assertThat(json("maybe", Optional.of(PRODUCT))).isEqualTo(JSON);
    assertThat(read("maybe", JSON)).isEqualTo(Optional.of(PRODUCT));
    assertThat(json("maybe", Optional.empty())).isEqualTo("null");
    assertThat(read("maybe", "null")).isEqualTo(Optional.empty());
  }

  @Test
  void what_is_read_is_equal_and_of_the_usual_classes() throws CodecException {
    assertThat(read("product", JSON)).isEqualTo(PRODUCT);
    assertThat(((Product) read("product", JSON)).prices()).isInstanceOf(ArrayList.class);
    assertThat(read("names", "[\"b\",\"a\"]")).isInstanceOf(LinkedHashSet.class);
    assertThat(read("counts", "{\"GOLD\":1}")).isInstanceOf(LinkedHashMap.class);
    assertThat(read("sorted", "[\"b\",\"a\"]")).isEqualTo(new TreeSet<>(Set.of("a", "b")));
  }

  @Test
  void it_may_be_written_with_spaces_and_in_another_order() throws CodecException {
    String odd =
        " {\n\t\"stock\": { \"de\" : 3 }, \"tier\":\"GOLD\", \"name\": \"T\\u00ebe \\\"x\\\" 😀\","
            + "\"prices\": [ {\"note\": null, \"amount\": 12.50}, {\"amount\":3,\"note\":\"new\"}],"
            + "\"id\": 7 } \n";

    assertThat(read("product", odd)).isEqualTo(PRODUCT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "7",
        "null",
        "\"text\"",
        "{\"id\":7}",
        "{\"amount\":1,\"note\":null,\"more\":1}",
        "{\"amount\":1,\"amount\":2,\"note\":null}",
        "{\"amount\":\"much\",\"note\":null}",
        "{\"amount\":1,\"note\":[\"x\"]}",
        "{\"amount\":1,\"note\":null} x",
        "{\"amount\":1,\"note\":null",
        "__nf__",
        "undefined",
        ""
      })
  void what_does_not_fit_is_not_read(String json) {
    ValueCodec codec = codec(Price.class);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> codec.decode(bytes, 0, bytes.length))
        .isInstanceOf(CodecException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.5", "1e3", "9223372036854775808", "\"7\"", "null", "true"})
  void a_number_that_is_no_long_is_none(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> codec(long.class).decode(bytes, 0, bytes.length))
        .isInstanceOf(CodecException.class);
  }

  @Test
  void a_list_of_any_class_is_kept() throws CodecException {
    for (List<Product> list :
        List.of(List.of(PRODUCT), new ArrayList<>(List.of(PRODUCT)), Arrays.asList(PRODUCT))) {
      assertThat(lost("products", list)).isNull();
    }
  }

  @Test
  void a_set_comes_back_in_the_order_of_its_elements() throws CodecException {
    SortedSet<String> sorted = new TreeSet<>(Set.of("b", "a"));

    assertThat(lost("sorted", sorted)).isNull();
    assertThat(lost("names", sorted)).isNull();
    assertThat(read("sorted", json("sorted", sorted))).isEqualTo(sorted);
  }

  @Test
  void what_has_an_order_of_its_own_is_not_written() {
    SortedSet<String> backwards = new TreeSet<>(Comparator.reverseOrder());
    Map<String, Integer> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    for (String method : List.of("sorted", "names")) {
      assertThatThrownBy(() -> codec(method).encode(backwards))
          .hasMessageContaining("java.util.TreeSet has an order of its own");
    }
    assertThatThrownBy(() -> codec("stock").encode(anyCase))
        .hasMessageContaining("java.util.TreeMap has an order of its own");
    assertThatThrownBy(() -> codec("queue").encode(new PriorityQueue<>(List.of(3, 1, 2))))
        .hasMessageContaining("a PriorityQueue gives its elements in another order");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400"})
  void a_number_that_is_too_large_is_no_double(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> codec(double.class).decode(bytes, 0, bytes.length))
        .isInstanceOf(CodecException.class);
    assertThatThrownBy(() -> codec(float.class).decode(bytes, 0, bytes.length))
        .isInstanceOf(CodecException.class);
  }

  @Test
  void null_for_an_optional_is_not_written() {
    Map<String, Optional<String>> notes = new HashMap<>();
    notes.put("a", notes.get("none"));

    assertThatThrownBy(() -> codec("notes").encode(notes))
        .hasMessageContaining("null stands where the type says java.util.Optional");
  }

  @ParameterizedTest
  @CsvSource({
    "anything, java.lang.Object",
    "twice, an Optional within an Optional is written as the inner one alone"
  })
  void what_json_alone_does_not_carry_is_refused(String method, String words) {
    Type type = Codecs.returnType(Methods.class, method);

    assertThat(CodecChoice.choose(type, CodecWish.PLAIN, AllowedTypes.NONE))
        .isInstanceOfSatisfying(
            CodecChoice.Refused.class, refused -> assertThat(refused.reason()).contains(words));
  }

  @Test
  void its_entries_are_none_of_another_codec() {
    Type type = Codecs.returnType(Methods.class, "product");

    assertThat(accepted(type).shape()).isNotEqualTo(Codecs.shape(type));
  }

  private static CodecChoice.Accepted accepted(Type type) {
    return (CodecChoice.Accepted) CodecChoice.choose(type, CodecWish.PLAIN, AllowedTypes.NONE);
  }

  private static ValueCodec codec(Type type) {
    return accepted(type).codecs().get(0);
  }

  private static ValueCodec codec(String method) {
    return codec(Codecs.returnType(Methods.class, method));
  }

  private static String json(String method, Object value) throws CodecException {
    return new String(codec(method).encode(value), StandardCharsets.UTF_8);
  }

  private static @Nullable String lost(String method, Object value) throws CodecException {
    return codec(method).lost(value, codec(method).encode(value));
  }

  private static Object read(String method, String json) throws CodecException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return codec(method).decode(bytes, 0, bytes.length);
  }
}
