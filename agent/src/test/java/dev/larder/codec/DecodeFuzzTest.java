package dev.larder.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.codec.Samples.Color;
import dev.larder.codec.Samples.Money;
import dev.larder.codec.Samples.Node;
import dev.larder.codec.Samples.Order;
import dev.larder.codec.Samples.Pair;
import dev.larder.codec.Samples.Tree;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Whatever Redis returns, decoding either gives a value of the type or the one checked exception.
 */
class DecodeFuzzTest {
  interface Everything {
    Order order();

    Tree tree();

    Map<Long, List<Optional<Money>>> deep();

    Map<Color, Set<Character>> byColor();

    Collection<ZonedDateTime> times();

    byte[] bytes();

    int[][] matrix();

    double number();

    Pair<List<String>, Map<String, java.util.UUID>> pair();
  }

  private static final List<ValueCodec> CODECS =
      Arrays.stream(Everything.class.getDeclaredMethods())
          .map(method -> Codecs.codec(method.getGenericReturnType()))
          .toList();

  @Property
  void random_bytes(@ForAll byte[] bytes) {
    decodeAll(bytes);
  }

  @Property
  void random_json(@ForAll("json") String json) {
    decodeAll(json.getBytes(UTF_8));
  }

  @Property
  void a_value_with_one_byte_changed(
      @ForAll @IntRange(min = 0, max = 200) int index, @ForAll byte other) throws Exception {
    byte[] bytes = order();
    bytes[index % bytes.length] = other;
    decodeAll(bytes);
  }

  @Test
  void a_truncated_value() throws Exception {
    ValueCodec codec = Codecs.codec(Order.class);
    byte[] bytes = order();
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> codec.decode(part, 0, part.length))
          .isInstanceOf(CodecException.class);
    }
  }

  @Test
  void deeply_nested_bytes() {
    for (String nest : List.of("[", "{\"a\":", "{\"next\":", "[[", "{\"children\":[")) {
      decodeAll(nest.repeat(100_000).getBytes(UTF_8));
    }
    byte[] nodes = "{\"name\":\"a\",\"next\":".repeat(100_000).getBytes(UTF_8);
    assertThatThrownBy(() -> Codecs.codec(Node.class).decode(nodes, 0, nodes.length))
        .isInstanceOf(CodecException.class);
  }

  @Test
  void a_part_of_the_bytes() throws Exception {
    byte[] bytes = "xx[1]yy".getBytes(UTF_8);

    assertThat(Codecs.codec(int[].class).decode(bytes, 2, 3)).isEqualTo(new int[] {1});
    assertThatThrownBy(() -> Codecs.codec(int[].class).decode(bytes, 5, 30))
        .isInstanceOf(CodecException.class);
  }

  @Provide
  Arbitrary<String> json() {
    return Arbitraries.of(
            "[",
            "]",
            "{",
            "}",
            ":",
            ",",
            "1",
            "-2.5e9",
            "null",
            "true",
            "\"RED\"",
            "\"List.of\"",
            "\"TreeMap\"",
            "\"Set.of\"",
            "\"EnumMap\"",
            "\"kind\"",
            "\"left\":",
            "\"id\":",
            "\"List.of\":",
            "\"2024-01-01T00:00Z[UTC]\"",
            "1e999999999",
            "\"\\ud800\"")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  private static byte[] order() throws CodecException {
    Order order =
        new Order(
            7,
            new Pair<>(new Money(new BigDecimal("9.90"), "EUR"), List.of(Color.GREEN)),
            Optional.of("gift"));
    return Codecs.codec(Order.class).encode(order);
  }

  @SuppressWarnings("EmptyCatch") // either outcome is right, anything else fails the test
  private static void decodeAll(byte[] bytes) {
    for (ValueCodec codec : CODECS) {
      try {
        assertThat(codec.decode(bytes, 0, bytes.length)).isNotNull();
      } catch (CodecException expected) {
        assertThat(expected).hasMessageStartingWith("cannot be read");
      }
    }
  }
}
