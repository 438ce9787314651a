package dev.larder.corpus.jdk;

import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What holds values and is no collection. */
@Kind(
    value = "Arrays, Optionals, nothing",
    rows = {
      ArraysAndOptionals.OfPrimitives.class,
      ArraysAndOptionals.OfObjects.class,
      ArraysAndOptionals.OfAnything.class,
      ArraysAndOptionals.InItself.class,
      ArraysAndOptionals.OfOthers.class,
      ArraysAndOptionals.Optionals.class,
      ArraysAndOptionals.OpenOptionals.class,
      ArraysAndOptionals.RawOptionals.class,
      ArraysAndOptionals.Nothing.class,
      ArraysAndOptionals.NoOptional.class
    })
public final class ArraysAndOptionals {
  private ArraysAndOptionals() {}

  record Price(BigDecimal amount, LocalDate from) {}

  @Row("arrays of primitives, of any depth")
  static final class OfPrimitives {
    byte[] bytes(Each each) {
      return each.of(new byte[] {0, -1, 127, -128}, new byte[0], new byte[100_000]);
    }

    boolean[] flags() {
      return new boolean[] {true, false};
    }

    char[] letters() {
      return new char[] {'a', '\0', '\ufffe'};
    }

    short[] shorts() {
      return new short[] {-1};
    }

    int[] ints(Each each) {
      return each.of(new int[] {1, Integer.MIN_VALUE}, new int[0]);
    }

    long[] longs() {
      return new long[] {Long.MAX_VALUE};
    }

    float[] floats() {
      return new float[] {Float.NaN, 0.1f};
    }

    double[] doubles() {
      return new double[] {Double.NEGATIVE_INFINITY, 1e-300};
    }

    int[][] matrix() {
      return new int[][] {{1, 2}, {}, null};
    }

    byte[][][] cube() {
      return new byte[][][] {{{1}, null}, {}};
    }
  }

  @Row("arrays of objects and of collections")
  static final class OfObjects {
    String[] texts() {
      return new String[] {"a", null, ""};
    }

    Integer[] boxes() {
      return new Integer[] {1, null};
    }

    Price[] records() {
      return new Price[] {new Price(new BigDecimal("1.50"), LocalDate.EPOCH), null};
    }

    LocalDate[] dates() {
      return new LocalDate[] {LocalDate.EPOCH, null};
    }

    List<byte[]> emptyBytes() {
      return new ArrayList<>(List.of(new byte[0], new byte[0]));
    }

    List<String>[] lists() {
      @SuppressWarnings({"unchecked", "rawtypes"})
      List<String>[] lists = new List[] {List.of("a"), new ArrayList<>(), null};
      return lists;
    }

    Optional<String>[] optionals() {
      @SuppressWarnings({"unchecked", "rawtypes"})
      Optional<String>[] optionals = new Optional[] {Optional.of("a"), Optional.empty()};
      return optionals;
    }
  }

  @Row(value = "`Object[]`, `Number[]`, an array with one object in it twice", auto = Fate.BINARY)
  static final class OfAnything {
    Object[] objects() {
      return new Object[] {"a", 1, null, List.of(2L), new Object[] {'c'}};
    }

    Object[][] rows() {
      return new Object[][] {{1L, "a"}, {}, null, {new Object[] {2}}};
    }

    Number[] numbers() {
      return new Number[] {1, 2L, new BigDecimal("3.0")};
    }

    int[][] sameRow() {
      int[] row = {1, 2};
      return new int[][] {row, row};
    }
  }

  @Row(value = "an array that is in itself", auto = Fate.REFUSED)
  static final class InItself {
    Object[] array() {
      Object[] array = {"a", null};
      array[1] = array;
      return array;
    }
  }

  @Row(value = "an array of another class than is declared", auto = Fate.REFUSED)
  static final class OfOthers {
    Object object() {
      return new String[] {"a"};
    }

    Number[] numbers() {
      return new Integer[] {1};
    }

    Object[] objects() {
      return new String[] {"a"};
    }
  }

  @Row("`Optional`, `OptionalInt`, `OptionalLong`, `OptionalDouble`")
  static final class Optionals {
    Optional<String> text() {
      return Optional.of("");
    }

    Optional<Price> price() {
      return Optional.of(new Price(BigDecimal.ONE, LocalDate.MAX));
    }

    Optional<Optional<String>> nested(Each each) {
      return each.of(Optional.of(Optional.empty()), Optional.of(Optional.of("a")));
    }

    OptionalInt number() {
      return OptionalInt.of(-1);
    }

    OptionalLong large() {
      return OptionalLong.of(Long.MIN_VALUE);
    }

    OptionalDouble exact() {
      return OptionalDouble.of(Double.NaN);
    }

    List<Optional<Integer>> inList() {
      return List.of(Optional.of(1), Optional.empty());
    }
  }

  @Row(value = "`Optional<?>`", auto = Fate.BINARY)
  static final class OpenOptionals {
    Optional<?> any() {
      return Optional.of(List.of(1, "a"));
    }
  }

  @Row(value = "raw `Optional`", auto = Fate.BINARY)
  static final class RawOptionals {
    @SuppressWarnings("rawtypes")
    Optional raw() {
      return Optional.of("a");
    }
  }

  @Row(value = "`null`, an empty `Optional`", auto = Fate.NOTHING)
  static final class Nothing {
    String text() {
      return null;
    }

    List<Price> list() {
      return null;
    }

    Optional<Price> optional() {
      return Optional.empty();
    }

    OptionalLong optionalLong() {
      return OptionalLong.empty();
    }
  }

  @Row(value = "`null` where an `Optional` is declared", auto = Fate.REFUSED)
  static final class NoOptional {
    Optional<Price> optional() {
      return null;
    }
  }
}
