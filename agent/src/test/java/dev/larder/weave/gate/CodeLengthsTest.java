package dev.larder.weave.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeLengthsTest {
  @Test
  void a_method_is_as_long_as_its_instructions() throws IOException {
    CodeLengths lengths = CodeLengths.of(classFile());

    assertThat(lengths.of("one()I")).isEqualTo(2); // iconst_1, ireturn
    assertThat(lengths.of("first(JLjava/util/List;)J")).isEqualTo(2); // lload_0, lreturn
    assertThat(lengths.of("none()V")).isEqualTo(1); // return
  }

  @Test
  void a_method_without_code_has_no_length() throws IOException {
    assertThat(CodeLengths.of(classFile()).of("later()V")).isZero();
    assertThat(CodeLengths.of(classFile()).of("nowhere()V")).isZero();
  }

  @Test
  void only_a_method_that_hotspot_would_have_compiled_can_lose_that() {
    assertThat(LengthGate.isUncompiled(7_930, 8_000)).isFalse();
    assertThat(LengthGate.isUncompiled(7_931, 8_001)).isTrue();
    assertThat(LengthGate.isUncompiled(8_001, 8_071)).isFalse();
  }

  private static byte[] classFile() throws IOException {
    try (InputStream in =
        CodeLengthsTest.class.getResourceAsStream("CodeLengthsTest$Probe.class")) {
      return in.readAllBytes();
    }
  }

  abstract static class Probe implements Runnable, Cloneable {
    static final String TEXT = "of a field";
    long number;

    static int one() {
      return 1;
    }

    static long first(long first, List<String> more) {
      return first;
    }

    static void none() {}

    abstract void later();
  }
}
