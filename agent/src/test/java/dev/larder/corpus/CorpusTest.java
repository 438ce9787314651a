package dev.larder.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.codec.CodecWish;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Results as applications have them, under each codec: they come back exactly or they are refused
 * with a reason, and which of both does not change unnoticed. {@code -Dlarder.write.docs=true}
 * writes the page of it anew.
 */
class CorpusTest {
  private static final Path PAGE = Path.of("../docs/values.md");

  private static final List<Sample> SAMPLES = Corpus.samples();
  private static Run run;

  @BeforeAll
  static void run() {
    run = Run.of(SAMPLES);
  }

  @TestFactory
  Stream<DynamicTest> a_result_comes_back_exactly_or_is_refused_with_a_reason() {
    assertThat(SAMPLES).hasSizeGreaterThan(250);
    return SAMPLES.stream()
        .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> check(sample)));
  }

  private static void check(Sample sample) {
    List<String> wrong = new ArrayList<>();
    for (CodecWish codec : Run.CODECS) {
      Fate expected = sample.expected(codec);
      for (Outcome outcome : run.of(sample, codec)) {
        if (!isAs(expected, outcome)) {
          wrong.add(codec + ": " + outcome + " instead of " + expected);
        }
      }
    }
    assertThat(wrong).as(sample.name()).isEmpty();
  }

  private static boolean isAs(Fate expected, Outcome outcome) {
    Fate fate = outcome.fate();
    boolean isSo = expected == Fate.ANY ? fate != Fate.BROKEN : fate == expected;
    return isSo && (fate != Fate.REFUSED || !outcome.reason().isBlank());
  }

  @Test
  void no_row_is_forgotten() {
    for (Class<?> kind : Corpus.KINDS) {
      List<Class<?>> rows =
          Arrays.stream(kind.getDeclaredClasses())
              .filter(nested -> nested.isAnnotationPresent(Row.class))
              .toList();
      assertThat(kind.getAnnotation(Kind.class).rows()).containsExactlyInAnyOrderElementsOf(rows);
    }
  }

  @Test
  void the_page_says_what_the_codecs_do() throws IOException {
    String page = ValuesPage.of(run);
    if (Boolean.getBoolean("larder.write.docs")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }
}
