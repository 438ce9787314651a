package dev.larder.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Numbers compare by value whatever their types are. */
class NumbersPropertyTest {
  @Property
  void as_their_exact_decimals_do(@ForAll("numbers") Number left, @ForAll("numbers") Number right) {
    int expected = Integer.signum(exact(left).compareTo(exact(right)));

    assertThat(Integer.signum(Numbers.compare(left, right))).isEqualTo(expected);
    assertThat(Integer.signum(Numbers.compare(right, left))).isEqualTo(-expected);
  }

  @Example
  void without_loss_at_the_edges() throws ConditionException {
    long odd = (1L << 53) + 1;
    assertThat(Numbers.compare(odd, (double) odd)).isPositive();
    assertThat(Numbers.compare(Long.MAX_VALUE, (double) Long.MAX_VALUE)).isNegative();
    assertThat(Numbers.compare(new BigDecimal("1e400"), Double.POSITIVE_INFINITY)).isNegative();
    assertThat(Numbers.compare(Double.NEGATIVE_INFINITY, Long.MIN_VALUE)).isNegative();
    assertThat(Numbers.compare(1L << 62, 0x1p62)).isZero();
    assertThat(Numbers.compare(0.0, -0.0)).isZero();
    assertThat(Asked.when("{a} == 9007199254740993", double.class).holds(0x1p53)).isFalse();
    assertThat(Asked.when("{a} == 1.0", BigDecimal.class).holds(new BigDecimal("1.000"))).isTrue();
  }

  @Example
  void what_is_no_number_equals_nothing() throws ConditionException {
    for (String text : new String[] {"{a} == {a}", "{a} < 1", "{a} >= 1.5", "1 > {a}"}) {
      assertThat(Asked.when(text, double.class).holds(Double.NaN)).isFalse();
    }
    assertThat(Asked.when("{a} != {a}", Float.class).holds(Float.NaN)).isTrue();
  }

  @Example
  void a_fraction_is_read_as_the_type_that_it_is_compared_with() throws ConditionException {
    assertThat(Asked.when("{a} == 0.1", double.class).holds(0.1)).isTrue();
    assertThat(Asked.when("0.1 == {a}", float.class).holds(0.1f)).isTrue();
    assertThat(Asked.when("{a} == 0.1", Number.class).holds(new BigDecimal("0.1"))).isTrue();
    assertThat(Asked.when("{a} == {b}", float.class, double.class).holds(0.1f, 0.1)).isFalse();
    assertThat(Asked.when("0.5 < {a}", long.class).holds(1L)).isTrue();
  }

  private static BigDecimal exact(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    return number instanceof Double || number instanceof Float
        ? new BigDecimal(number.doubleValue())
        : new BigDecimal(number.toString());
  }

  @Provide
  Arbitrary<Number> numbers() {
    Arbitrary<Object> any =
        Arbitraries.oneOf(
            Arbitraries.integers().asGeneric(),
            Arbitraries.longs().asGeneric(),
            Arbitraries.shorts().asGeneric(),
            Arbitraries.bytes().asGeneric(),
            Arbitraries.doubles().asGeneric(),
            Arbitraries.floats().asGeneric(),
            Arbitraries.bigDecimals().asGeneric(),
            Arbitraries.longs().map(BigInteger::valueOf).map(big -> big.multiply(big)).asGeneric(),
            Arbitraries.of(0, 1, -1, 0L, 1.0, -1.0f, 0.5, 0x1p53, 1L << 53).asGeneric());
    return any.map(Number.class::cast);
  }
}
