package dev.larder.corpus.jdk;

import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values at the bounds of what the formats count in. */
@Kind(
    value = "Values of every length",
    rows = {Many.Numbers.class, Many.Texts.class, Many.LongKeys.class, Many.HalfKeys.class})
public final class Many {
  private Many() {}

  @Row("numbers of every length, thousands of random ones")
  static final class Numbers {
    long[] powers() {
      List<Long> powers = new ArrayList<>();
      for (int bit = 0; bit < 64; bit++) {
        Collections.addAll(powers, 1L << bit, (1L << bit) - 1, -(1L << bit), -(1L << bit) - 1);
      }
      return powers.stream().mapToLong(Long::longValue).toArray();
    }

    int[] ints() {
      return new Random(1).ints(2_000).toArray();
    }

    short[] shorts() {
      short[] shorts = new short[1 << 9];
      for (int i = 0; i < shorts.length; i++) {
        shorts[i] = (short) (i * 128 - 1);
      }
      return shorts;
    }

    byte[][] bytes() {
      byte[][] all = new byte[300][];
      Random random = new Random(2);
      for (int i = 0; i < all.length; i++) {
        all[i] = new byte[i];
        random.nextBytes(all[i]);
      }
      return all;
    }

    double[] doubles() {
      return new Random(3).longs(2_000).mapToDouble(Double::longBitsToDouble).toArray();
    }

    float[] floats() {
      float[] floats = new float[2_000];
      Random random = new Random(4);
      for (int i = 0; i < floats.length; i++) {
        floats[i] = Float.intBitsToFloat(random.nextInt());
      }
      return floats;
    }

    List<BigDecimal> decimals() {
      List<BigDecimal> decimals = new ArrayList<>();
      Random random = new Random(5);
      for (int bits = 0; bits < 600; bits++) {
        decimals.add(new BigDecimal(new BigInteger(bits, random), random.nextInt(900) - 450));
      }
      return decimals;
    }

    List<BigInteger> integers() {
      List<BigInteger> integers = new ArrayList<>();
      for (int bit = 0; bit < 3_000; bit += 7) {
        Collections.addAll(
            integers,
            BigInteger.ONE.shiftLeft(bit),
            BigInteger.ONE.shiftLeft(bit).subtract(BigInteger.ONE),
            BigInteger.ONE.shiftLeft(bit).negate());
      }
      return integers;
    }

    BigInteger ofThousandDigits() {
      return BigInteger.TEN.pow(999);
    }
  }

  private static List<String> texts(String letters, int most) {
    List<String> texts = new ArrayList<>();
    for (int length = 0; length <= most; length++) {
      texts.add(letters.repeat(length));
    }
    return texts;
  }

  @Row("texts of every length, thousands of different and of repeated ones")
  static final class Texts {
    List<String> lengths(Each each) {
      return each.of(
          texts("a", 300), texts("\u00e9", 200), texts("\u20ac", 100), texts("\ud83d\ude00", 100));
    }

    List<String> longLengths() {
      List<String> texts = new ArrayList<>();
      for (int length : new int[] {4_000, 8_000, 16_000, 32_767, 32_768, 65_535, 65_536, 70_000}) {
        Collections.addAll(texts, "a".repeat(length), "\u20ac\ud83d\ude00".repeat(length / 3));
      }
      return texts;
    }

    List<String> repeated() {
      List<String> texts = new ArrayList<>();
      Random random = new Random(6);
      for (int i = 0; i < 6_000; i++) {
        texts.add("t" + random.nextInt(3_000));
      }
      return texts;
    }

    Map<String, String> keys() {
      Map<String, String> map = new LinkedHashMap<>();
      for (int i = 0; i < 3_000; i++) {
        map.put("key \u00e9 " + i, "value " + i % 1_500);
      }
      return map;
    }

    Map<String, Integer> oddKeys() {
      Map<String, Integer> map = new LinkedHashMap<>();
      for (String key : List.of("\0", "a/b~c", "\"", "\\", "__proto__", "[", "\ud83d\ude00", " ")) {
        map.put(key, map.size());
      }
      texts("k", 80).forEach(key -> map.put(key, map.size()));
      return map;
    }

    List<Character> letters() {
      List<Character> letters = new ArrayList<>();
      for (int letter = 0; letter < 0xd800; letter += 13) {
        letters.add((char) letter);
      }
      return letters;
    }
  }

  @Row(value = "a map key of more than 50,000 characters", auto = Fate.BINARY)
  static final class LongKeys {
    Map<String, Integer> key() {
      return new LinkedHashMap<>(Map.of("k".repeat(60_000), 1));
    }
  }

  @Row(value = "half of a surrogate pair in the key of a map", auto = Fate.REFUSED)
  static final class HalfKeys {
    Map<String, Integer> key() {
      return new LinkedHashMap<>(Map.of("a\ud83d", 1));
    }
  }
}
