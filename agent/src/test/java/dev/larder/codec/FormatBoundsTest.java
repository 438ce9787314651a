package dev.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.codec.type.AllowedTypes;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format ends the writing of what is too deep or too large, and carries numbers exactly. */
class FormatBoundsTest {
  record Half(String text, Map<String, Integer> keys) {}

  record Link(@Nullable Link next) {}

  record Fork(@Nullable Fork left, @Nullable Fork right) {}

  record Numbers(List<int[]> rows) {}

  record Odd(String name, List<Odd> inner, List<Integer> numbers) {}

  static final class Ring {
    @Nullable Ring next;
  }

  @ParameterizedTest
  @EnumSource(
      value = CodecWish.class,
      names = {"JSON", "SMILE", "CBOR", "MSGPACK"})
  void a_circle_and_a_long_chain_are_not_written(CodecWish wish) {
    Ring ring = new Ring();
    ring.next = ring;
    assertThatThrownBy(() -> codec(Ring.class, wish).encode(ring))
        .isInstanceOf(CodecException.class)
        .hasMessage(
            "cannot be written: one dev.larder.codec.FormatBoundsTest$Ring stands in two places or"
                + " in a circle at /next");

    Link chain = new Link(null);
    for (int i = 0; i < 100_000; i++) {
      chain = new Link(chain);
    }

    Link longest = chain;
    assertThatThrownBy(() -> codec(Link.class, wish).encode(longest))
        .isInstanceOf(CodecException.class)
        .hasMessage("cannot be written: the value has more than 500 levels, or leads in a circle");
  }

  @ParameterizedTest
  @EnumSource(value = CodecWish.class, names = "RAW", mode = Mode.EXCLUDE)
  void what_a_format_has_no_bytes_for_is_not_written_or_comes_back(CodecWish wish) {
    String half = "half \ud83d";
    for (Half value : List.of(new Half(half, Map.of()), new Half("", Map.of(half, 1)))) {
      assertExactOrRefused(codec(Half.class, wish), value);
    }
    assertExactOrRefused(codec(Timestamp.class, wish), new Timestamp(Long.MIN_VALUE));
    assertExactOrRefused(codec(LocalDate[].class, wish), new LocalDate[] {LocalDate.MAX});
    byte[][] empty = {new byte[0], new byte[0]};
    assertThat(assertExactOrRefused(codec(byte[][].class, wish), empty)).isTrue();
  }

  /** Whether it is exact. */
  private static boolean assertExactOrRefused(ValueCodec codec, Object value) {
    byte[] bytes;
    try {
      bytes = codec.encode(value);
    } catch (CodecException refused) {
      return false;
    }
    assertThat(codec.lost(value, bytes)).isNull();
    return true;
  }

  @ParameterizedTest
  @EnumSource(
      value = CodecWish.class,
      names = {"JSON", "SMILE", "CBOR", "MSGPACK"})
  void a_small_graph_that_is_a_huge_tree_is_not_written(CodecWish wish) {
    Fork tree = new Fork(null, null);
    for (int i = 0; i < 60; i++) {
      tree = new Fork(tree, tree);
    }
    Fork huge = tree;
    Numbers numbers = new Numbers(List.of(new int[10_000_000], new int[10_000_000]));

    assertThatThrownBy(() -> codec(Fork.class, wish).encode(huge))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("Fork stands in two places");
    assertTooLarge(() -> codec(Numbers.class, wish).encode(numbers));
  }

  @ParameterizedTest
  @EnumSource(value = CodecWish.class, names = "RAW", mode = Mode.EXCLUDE)
  void decimals_of_any_scale_come_back(CodecWish wish) throws CodecException {
    List<BigDecimal> decimals =
        Stream.of(Integer.MIN_VALUE + 1, Integer.MAX_VALUE, -70_000, -1001, -1000, -1, 0, 1, 70_000)
            .map(scale -> new BigDecimal(BigInteger.ONE, scale))
            .toList();
    for (BigDecimal decimal : decimals) {
      ValueCodec codec = codec(BigDecimal.class, wish);
      byte[] bytes = codec.encode(decimal);

      assertThat(codec.decode(bytes, 0, bytes.length)).isEqualTo(decimal);
    }
    boolean unused = // up to JDK 21, BigDecimal does not read its text
        assertExactOrRefused(
            codec(BigDecimal.class, wish), new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE));
  }

  /** Of binaries, texts and extensions, in each way that MessagePack has to say a length. */
  @ParameterizedTest
  @ValueSource(strings = {"c6", "c5", "c4", "c9", "c8", "c7", "db", "da", "d9", "bf", "d8", "cf"})
  void a_length_that_is_beyond_the_end_makes_no_array(String format) {
    byte[] bytes = HexFormat.of().parseHex(format + "3fffffffff");

    assertThatThrownBy(() -> codec(byte[].class, CodecWish.MSGPACK).decode(bytes, 0, bytes.length))
        .isInstanceOf(CodecException.class)
        .hasMessage("cannot be read: a length is beyond the end");
  }

  @ParameterizedTest
  @EnumSource(
      value = CodecWish.class,
      names = {"JSON", "SMILE", "CBOR", "MSGPACK"})
  void a_value_that_cannot_be_written_is_named_by_its_path(CodecWish wish) {
    Odd bad =
        new Odd(
            "b",
            List.of(),
            new java.util.AbstractList<>() {
              @Override
              public Integer get(int index) {
                return index;
              }

              @Override
              public int size() {
                return 1;
              }
            });
    Odd outer = new Odd("a", List.of(new Odd("c", List.of(), List.of()), bad), List.of());

    assertThatThrownBy(() -> codec(Odd.class, wish).encode(outer))
        .isInstanceOf(CodecException.class)
        .hasMessageEndingWith(" at /inner/List.of/1/numbers");
  }

  private interface Encoding {
    byte[] run() throws CodecException;
  }

  private static void assertTooLarge(Encoding encoding) {
    assertThatThrownBy(encoding::run)
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith("cannot be written: the value is larger than 16777216 bytes");
  }

  private static ValueCodec codec(Type type, CodecWish wish) {
    if (CodecChoice.choose(type, wish, AllowedTypes.NONE)
        instanceof CodecChoice.Accepted accepted) {
      return accepted.codecs().get(0);
    }
    throw new AssertionError(type + " is refused by " + wish);
  }
}
