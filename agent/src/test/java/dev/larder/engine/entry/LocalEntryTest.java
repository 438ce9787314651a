package dev.larder.engine.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LocalEntryTest {
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long NOW = 1_000 * TICK_NANOS;

  @Test
  void one_whose_value_is_copied_is_never_checked_not_even_by_a_clock_that_is_behind()
      throws Exception {
    LocalEntry entry = entry(new int[] {1});

    assertThat(entry.isChecked(NOW - TICK_NANOS)).isFalse();
    assertThat(entry.check(NOW)).isTrue();
    assertThat(entry.isChecked(NOW)).isFalse();
  }

  @Test
  void one_that_is_shared_is_from_its_making_until_it_ends() throws Exception {
    LocalEntry entry = entry("shared");

    assertThat(entry.isChecked(NOW)).isTrue();
    assertThat(entry.isChecked(NOW + 3 * TICK_NANOS)).isFalse();
    assertThat(entry.check(NOW + 3 * TICK_NANOS)).isFalse();
  }

  private static LocalEntry entry(Object value) throws Exception {
    Class<?> type = value.getClass();
    EntryFormat format = Formats.of(type);
    return new LocalEntry("ns:42", format.load(value, false), NOW, 3 * TICK_NANOS);
  }
}
