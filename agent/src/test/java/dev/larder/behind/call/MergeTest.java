package dev.larder.behind.call;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.WriteQueue.Kind;
import dev.larder.store.WriteQueue.Queued;
import dev.larder.store.WriteQueue.Waiting;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MergeTest {
  private static final Object THIS = new Object();

  private static List<Due> calls(@Nullable Object... values) {
    List<Due> calls = new ArrayList<>();
    for (Object value : values) {
      int count = calls.size();
      Waiting waiting = new Waiting("m", "k", "jvm." + count, Kind.CALL, List.of(), "", THIS);
      calls.add(
          new Due(
              new Object[] {null, value, "name " + count},
              THIS,
              List.of(new Queued(Integer.toString(count), waiting))));
    }
    return calls;
  }

  private static List<@Nullable Object> values(List<Due> calls) {
    List<@Nullable Object> values = new ArrayList<>();
    calls.forEach(call -> values.add(call.arguments()[1]));
    return values;
  }

  @Test
  void the_last_call_stands_for_all() {
    List<Due> merged = Merge.LAST.of(calls(1, null, 3));

    assertThat(values(merged)).containsExactly(3);
    assertThat(merged.get(0).places()).containsExactly("0", "1", "2");
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        Arguments.of((byte) 100, (byte) 27, (byte) 127),
        Arguments.of((short) -30_000, (short) -2_768, (short) -32_768),
        Arguments.of(1, -5, -4),
        Arguments.of(1L << 40, 1L, (1L << 40) + 1),
        Arguments.of(1.5f, 2f, 3.5f),
        Arguments.of(0.5, 0.25, 0.75),
        Arguments.of(BigInteger.TEN, BigInteger.ONE, BigInteger.valueOf(11)),
        Arguments.of(new BigDecimal("1.10"), new BigDecimal("2.1"), new BigDecimal("3.20")));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numbers_are_summed_up_and_all_else_is_of_the_last_call(
      Object one, Object other, Object sum) {
    Merge merge = requireNonNull(Merge.sum(1, one.getClass()));
    List<Due> merged = merge.of(calls(one, other));

    assertThat(values(merged)).containsExactly(sum);
    assertThat(merged.get(0).arguments()[2]).isEqualTo("name 1");
    assertThat(merged.get(0).places()).containsExactly("0", "1");
  }

  static Stream<Arguments> tooMuch() {
    return Stream.of(
        Arguments.of(Byte.MAX_VALUE, (byte) 1),
        Arguments.of(Short.MIN_VALUE, (short) -1),
        Arguments.of(Integer.MAX_VALUE, 1),
        Arguments.of(Long.MIN_VALUE, -1L));
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void a_sum_that_does_not_fit_stays_two_calls(Object one, Object other) {
    Merge merge = requireNonNull(Merge.sum(1, one.getClass()));

    assertThat(values(merge.of(calls(one, other)))).containsExactly(one, other);
  }

  @Test
  void a_number_that_is_not_there_is_no_part_of_a_sum() {
    Merge merge = requireNonNull(Merge.sum(1, Long.class));

    assertThat(values(merge.of(calls(1L, 2L, null, 3L, 4L)))).containsExactly(3L, null, 7L);
  }

  @Test
  void what_is_no_number_has_no_sum() {
    assertThat(Merge.sum(1, String.class)).isNull();
    assertThat(Merge.sum(1, Boolean.class)).isNull();
    assertThat(Merge.sum(1, Character.class)).isNull();
  }

  @Test
  void calls_that_wait_are_not_changed_by_it() {
    Merge merge = requireNonNull(Merge.sum(1, Integer.class));
    List<Due> calls = calls(1, 2);
    assertThat(values(merge.of(calls))).containsExactly(3);

    assertThat(values(calls)).containsExactly(1, 2);
  }
}
