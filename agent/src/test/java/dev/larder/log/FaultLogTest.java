package dev.larder.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class FaultLogTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong();
  private final FaultLog faults =
      new FaultLog(
          new Log(new PrintStream(written, true, UTF_8), Log.Level.INFO), "rule p", clock::get);

  @Test
  void the_first_fault_is_written_in_full() {
    faults.report("no key");

    assertThat(lines()).containsExactly("larder: rule p: no key");
  }

  @Test
  void then_one_line_a_minute_counts_the_others() {
    faults.report("no key");
    faults.report("no key");
    faults.report("no key");
    clock.addAndGet(Duration.ofSeconds(61).toNanos());
    faults.report("no value");

    assertThat(lines())
        .containsExactly(
            "larder: rule p: no key",
            "larder: rule p: no value (and 2 faults since the last line)");
  }

  @Test
  void a_level_above_a_line_keeps_it_back() {
    Log quiet = new Log(new PrintStream(written, true, UTF_8), Log.Level.OFF);
    quiet.warn("anything");

    assertThat(lines()).isEmpty();
  }

  private String[] lines() {
    String text = written.toString(UTF_8);
    return text.isEmpty() ? new String[0] : text.split(System.lineSeparator());
  }
}
