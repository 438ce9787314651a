package dev.larder.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.config.source.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.ShrinkingMode;

/**
 * Good rule files with random edits: they are right or refused, in well-formed sentences and at
 * once; and what the reader takes the schema takes. {@code -Dlarder.mutations.seconds=600} goes on
 * for longer.
 */
class RuleFileMutationTest {
  private static final Duration LONGEST = Duration.ofMillis(200);
  private static final List<String> FILES = files();

  /**
   * A good file, edited.
   *
   * @param file which of them
   */
  record Mutant(int file, List<RuleFileEdit> edits) {
    String text() {
      String text = FILES.get(file);
      for (RuleFileEdit edit : edits) {
        text = edit.apply(text);
      }
      return text;
    }
  }

  @Provide
  Arbitrary<Mutant> mutants() {
    Arbitrary<RuleFileEdit> edits =
        Combinators.combine(
                Arbitraries.of(RuleFileEdit.Kind.class),
                Arbitraries.doubles().between(0, 1),
                Arbitraries.doubles().between(0, 1),
                Arbitraries.of(RuleFileEdit.PIECES))
            .as(RuleFileEdit::new);
    return Combinators.combine(
            Arbitraries.integers().between(0, FILES.size() - 1),
            edits.list().ofMinSize(1).ofMaxSize(6))
        .as(Mutant::new);
  }

  @Property(seed = "20260101", tries = 1_500, shrinking = ShrinkingMode.BOUNDED)
  void an_edited_file_is_right_or_refused_at_once(@ForAll("mutants") Mutant mutant) {
    check(mutant.text());
  }

  @Example
  void it_stays_so_for_as_long_as_one_likes() {
    int seconds = Integer.getInteger("larder.mutations.seconds", 1);
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    RandomGenerator<Mutant> generator = mutants().generator(1_000);
    Random random = new Random(20260102);
    int checked = 0;
    while (System.nanoTime() - end < 0) {
      check(generator.next(random).value().text());
      checked++;
    }
    System.out.println("edited rule files: " + checked + " in " + seconds + " s");
    assertThat(checked).isGreaterThan(10);
  }

  private static void check(String yaml) {
    long start = System.nanoTime();
    List<Problem> problems = RuleTexts.problems(yaml);
    if (System.nanoTime() - start > LONGEST.toNanos()) {
      assertThat(RuleTexts.quickest(yaml)).as(yaml).isLessThan(LONGEST);
    }
    for (Problem problem : problems) {
      assertThat(problem.toString())
          .as(yaml)
          .matches("larder\\.yaml:[1-9][0-9]*:[1-9][0-9]*( .*)?: .+; .+")
          .doesNotContain("\n", "Exception", "s3cret");
    }
    if (problems.isEmpty()) {
      assertThat(SchemaVerdict.of(yaml).problems()).as(yaml).isEmpty();
    }
  }

  private static List<String> files() {
    List<String> files = new ArrayList<>();
    try {
      for (Path example : RuleTexts.examples()) {
        files.add(RuleTexts.read(example));
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return files;
  }
}
