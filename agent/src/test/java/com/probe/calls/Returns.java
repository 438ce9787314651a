package com.probe.calls;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** One method of each kind of result; its argument chooses among edge cases. */
final class Returns {
  private Returns() {}

  /** Mutable, as forms and entities are. */
  static final class Bean {
    private String name;
    private int count;
    private List<String> tags = new ArrayList<>();

    Bean(String name, int count, String... tags) {
      this.name = name;
      this.count = count;
      this.tags.addAll(Arrays.asList(tags));
    }

    String name() {
      return name;
    }

    void rename(String other) {
      name = other;
      count = -1;
      tags.clear();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bean bean
          && Objects.equals(name, bean.name)
          && count == bean.count
          && tags.equals(bean.tags);
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, count, tags);
    }

    @Override
    public String toString() {
      return "Bean " + name + " " + count + " " + tags;
    }
  }

  /** Immutable. */
  record Money(BigDecimal amount, String currency) {}

  private static <T> T either(int id, T one, T other) {
    Runs.ran();
    return id == 0 ? one : other;
  }

  static boolean ofBoolean(int id) {
    return either(id, true, false);
  }

  static byte ofByte(int id) {
    return either(id, (byte) -128, (byte) 0);
  }

  static char ofChar(int id) {
    return either(id, 'é', '\0');
  }

  static short ofShort(int id) {
    return either(id, Short.MIN_VALUE, (short) 0);
  }

  static int ofInt(int id) {
    return either(id, Integer.MIN_VALUE, 0);
  }

  static long ofLong(int id) {
    return either(id, Long.MAX_VALUE, 0L);
  }

  static float ofFloat(int id) {
    return either(id, Float.NaN, -0.0f);
  }

  static double ofDouble(int id) {
    return either(id, Double.MIN_VALUE, Double.NEGATIVE_INFINITY);
  }

  static Boolean ofBooleanBox(int id) {
    return either(id, true, null);
  }

  static Byte ofByteBox(int id) {
    return either(id, (byte) 5, null);
  }

  static Character ofCharBox(int id) {
    return either(id, 'x', null);
  }

  static Short ofShortBox(int id) {
    return either(id, (short) 300, null);
  }

  static Integer ofIntBox(int id) {
    return either(id, 70_000, null);
  }

  static Long ofLongBox(int id) {
    return either(id, 1L << 60, null);
  }

  static Float ofFloatBox(int id) {
    return either(id, 1.1f, null);
  }

  static Double ofDoubleBox(int id) {
    return either(id, Math.PI, null);
  }

  static int[] ofInts(int id) {
    return either(id, new int[] {1, -2, 3}, new int[0]);
  }

  static byte[] ofBytes(int id) {
    return either(id, new byte[] {0, -1, 127}, null);
  }

  static double[][] ofMatrix(int id) {
    return either(id, new double[][] {{1, 2}, {Double.NaN}}, new double[][] {{}, null});
  }

  static String[] ofStrings(int id) {
    return either(id, new String[] {"a", null, ""}, null);
  }

  static Bean[] ofBeans(int id) {
    return either(id, new Bean[] {new Bean("b", 1, "t")}, new Bean[] {null});
  }

  static String ofString(int id) {
    return either(id, "grüße \"quoted\" \n \uD83D\uDE00 \0", "");
  }

  static Optional<String> ofOptional(int id) {
    return either(id, Optional.of("there"), Optional.empty());
  }

  static Optional<Bean> ofOptionalBean(int id) {
    return either(id, Optional.of(new Bean("o", 2)), Optional.empty());
  }

  static OptionalInt ofOptionalInt(int id) {
    return either(id, OptionalInt.of(0), OptionalInt.empty());
  }

  static OptionalLong ofOptionalLong(int id) {
    return either(id, OptionalLong.of(-1), OptionalLong.empty());
  }

  static OptionalDouble ofOptionalDouble(int id) {
    return either(id, OptionalDouble.of(0.1), OptionalDouble.empty());
  }

  static Bean ofBean(int id) {
    return either(id, new Bean("bean", 3, "x", "y"), null);
  }

  static Money ofRecord(int id) {
    return either(id, new Money(new BigDecimal("1.50"), "EUR"), new Money(null, null));
  }

  static List<Bean> ofList(int id) {
    return either(
        id, new ArrayList<>(List.of(new Bean("l", 1), new Bean("m", 2))), new ArrayList<>());
  }

  static List<String> ofImmutableList(int id) {
    return either(id, List.of("a", "b"), List.of());
  }

  static Map<String, Long> ofMap(int id) {
    return either(id, new LinkedHashMap<>(Map.of("k", 1L)), new LinkedHashMap<>());
  }

  static DayOfWeek ofEnum(int id) {
    return either(id, DayOfWeek.FRIDAY, null);
  }

  static UUID ofUuid(int id) {
    return either(id, new UUID(1, 2), null);
  }

  static LocalDate ofDate(int id) {
    return either(id, LocalDate.of(2024, 2, 29), LocalDate.MIN);
  }

  static BigDecimal ofDecimal(int id) {
    return either(id, new BigDecimal("10.00"), new BigDecimal("1E+10"));
  }
}
