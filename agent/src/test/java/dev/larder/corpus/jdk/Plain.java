package dev.larder.corpus.jdk;

import dev.larder.codec.CodecWish;
import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.RefusedBy;
import dev.larder.corpus.sample.Row;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.BitSet;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Values of one piece. */
@Kind(
    value = "Texts and numbers",
    rows = {
      Plain.Primitives.class,
      Plain.Boxes.class,
      Plain.Texts.class,
      Plain.HalfTexts.class,
      Plain.Exact.class,
      Plain.ExtremeScales.class,
      Plain.Huge.class,
      Plain.Names.class,
      Plain.OddNames.class,
      Plain.Changing.class,
      Plain.Vague.class
    })
public final class Plain {
  private Plain() {}

  @Row("`int`, `long`, `boolean`, `char` and the other primitives")
  static final class Primitives {
    boolean isThere() {
      return true;
    }

    byte small() {
      return Byte.MIN_VALUE;
    }

    short year() {
      return Short.MAX_VALUE;
    }

    int count(Each each) {
      return each.of(0, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    long id(Each each) {
      return each.of(0L, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1);
    }

    float ratio(Each each) {
      return each.of(0.1f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, -0.0f);
    }

    double price(Each each) {
      return each.of(
          0.1, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, -0.0);
    }

    char letter(Each each) {
      return each.of('a', '\0', '"', '\u20ac');
    }
  }

  @Row("their boxes")
  static final class Boxes {
    Boolean isThere() {
      return false;
    }

    Byte small() {
      return 1;
    }

    Short year() {
      return 2026;
    }

    Integer count() {
      return 1000;
    }

    Long id() {
      return 1L << 40;
    }

    Float ratio() {
      return Float.POSITIVE_INFINITY;
    }

    Double price() {
      return 9.99;
    }

    Character letter() {
      return 'x';
    }
  }

  @Row("`String`, of all characters")
  static final class Texts {
    String text(Each each) {
      return each.of("Lamp", "", " ", "0", "null", "{\"a\":[1]}", "a\tb\r\nc", "\u2028\u2029");
    }

    String beyondTheBasicPlane() {
      return "\ud83d\ude00 and \ud834\udd1e";
    }

    String withNul() {
      return "a\0b\u0001\u007f";
    }

    String longText() {
      return "pound \u00a3 ".repeat(100_000);
    }
  }

  @Row("a `String` or `char` with half of a surrogate pair")
  static final class HalfTexts {
    @RefusedBy({CodecWish.BINARY, CodecWish.SMILE, CodecWish.CBOR, CodecWish.MSGPACK})
    char letter() {
      return '\ud83d';
    }

    @RefusedBy({CodecWish.BINARY, CodecWish.SMILE, CodecWish.CBOR, CodecWish.MSGPACK})
    String firstHalf() {
      return "a\ud83d";
    }

    @RefusedBy({CodecWish.BINARY, CodecWish.SMILE, CodecWish.CBOR, CodecWish.MSGPACK})
    String secondHalf() {
      return "\ude00a";
    }
  }

  @Row("`BigDecimal` with its scale, `BigInteger`")
  static final class Exact {
    BigDecimal amount(Each each) {
      return each.of(
          new BigDecimal("19.90"),
          new BigDecimal("19.900"),
          new BigDecimal("1E+3"),
          new BigDecimal("0.00"),
          new BigDecimal("-1E-30"),
          BigDecimal.ZERO.setScale(500),
          new BigDecimal("12345678901234567890.123456789"));
    }

    BigInteger number(Each each) {
      return each.of(BigInteger.ZERO, BigInteger.TWO.pow(200), BigInteger.TEN.pow(900).negate());
    }
  }

  @Row(value = "`BigDecimal` with a scale of thousands and more", auto = Fate.JSON)
  static final class ExtremeScales {
    BigDecimal scales(Each each) {
      return each.of(
          new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE),
          new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE + 1),
          new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE + 10),
          new BigDecimal(BigInteger.TEN.pow(30), Integer.MAX_VALUE - 1));
    }

    BigDecimal largeScales(Each each) {
      return each.of(new BigDecimal("1E+100000"), new BigDecimal("1E-100000"));
    }
  }

  @Row(value = "numbers of more than 1,000 digits", auto = Fate.REFUSED)
  static final class Huge {
    BigInteger number() {
      return BigInteger.TEN.pow(1001);
    }

    BigDecimal amount() {
      return new BigDecimal(BigInteger.TEN.pow(1001), 2);
    }
  }

  @Row("`UUID`, `URI`, `Locale`, `Currency`")
  static final class Names {
    UUID id(Each each) {
      return each.of(
          new UUID(0, 0), new UUID(Long.MIN_VALUE, -1), UUID.nameUUIDFromBytes(new byte[3]));
    }

    URI link(Each each) {
      return each.of(
          URI.create("https://Shop.example/a%20b?q=%C3%A9#top"),
          URI.create("mailto:a@b.example"),
          URI.create("../up"),
          URI.create(""));
    }

    Locale language(Each each) {
      return each.of(
          Locale.ROOT,
          Locale.GERMANY,
          Locale.forLanguageTag("zh-Hans-CN"),
          Locale.forLanguageTag("th-TH-u-nu-thai"),
          Locale.forLanguageTag("x-private"),
          Locale.forLanguageTag("he-IL"),
          Locale.forLanguageTag("ja-JP-u-ca-japanese-x-lvariant-JP"));
    }

    Currency currency() {
      return Currency.getInstance("EUR");
    }
  }

  @Row(value = "a `Locale` that is outside of BCP 47", auto = Fate.REFUSED)
  static final class OddNames {
    @SuppressWarnings("deprecation") // there is no other way to it
    Locale language() {
      return new Locale("no", "NO", "NY");
    }
  }

  @Row("`StringBuilder`, `BitSet`, `AtomicLong`, `AtomicInteger`, `AtomicBoolean`")
  static final class Changing {
    StringBuilder text() {
      return new StringBuilder("a\n");
    }

    BitSet bits(Each each) {
      BitSet bits = new BitSet();
      bits.set(3, 200);
      return each.of(bits, new BitSet(), new BitSet(1000));
    }

    AtomicLong total() {
      return new AtomicLong(Long.MIN_VALUE);
    }

    AtomicInteger count() {
      return new AtomicInteger(7);
    }

    AtomicBoolean isDone() {
      return new AtomicBoolean(true);
    }
  }

  @Row(
      value =
          "`Number`, `CharSequence`, `Comparable`, `Serializable`, `Object` as a method declares it",
      auto = Fate.BINARY)
  static final class Vague {
    Number number(Each each) {
      return each.of(1, 1L, 1.0, new BigDecimal("1.0"), new AtomicLong(3));
    }

    @SuppressWarnings("UnnecessaryStringBuilder") // it is the value
    CharSequence text(Each each) {
      return each.<CharSequence>of("text", new StringBuilder("text"));
    }

    Comparable<?> comparable(Each each) {
      return each.<Comparable<?>>of("a", 1, 2.0);
    }

    Serializable serializable(Each each) {
      return each.<Serializable>of("a", 1, Locale.US);
    }

    Object any(Each each) {
      return each.<Object>of("a", 1, 'c', new byte[] {1}, new UUID(1, 2), Locale.FRANCE);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // as applications do
    <T> T whatever(Each each) {
      @SuppressWarnings("unchecked")
      T value = (T) each.<Object>of("a", 1L);
      return value;
    }
  }
}
