package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.SourceFile.Member;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Small and narrow: the sizes that CONTRIBUTING.md promises. What needs more is two ideas. Tests
 * are scripts and tables: of them only the files have a limit.
 */
class SizeTest {
  private static final int MOST_LINES = 250;
  private static final int NEARLY_ALL_LINES = 150;
  private static final int MEDIAN_LINES = 50;
  private static final int MOST_METHOD_LINES = 30;
  private static final int MOST_PARAMETERS = 6;

  /** A record names its parts where it is made; a method with so many would not. */
  private static final int MOST_COMPONENTS = 8;

  private static final int MOST_TYPES = 12;

  private static List<SourceFile> sources;
  private static List<SourceFile> tests;

  @BeforeAll
  static void read() throws IOException {
    sources =
        SourceFile.below(
            List.of(
                Path.of("src/main/java"),
                Path.of("src/entry/java"),
                Path.of("src/boot/java"),
                Path.of("../agent-api/src/main/java")));
    tests = SourceFile.below(List.of(Path.of("src/test/java"), Path.of("../test-support/src")));
  }

  @Test
  void no_file_is_long() {
    List<SourceFile> all = new ArrayList<>(sources);
    all.addAll(tests);
    assertThat(all.stream().filter(file -> file.codeLines() > MOST_LINES))
        .as("files of more than %d code lines", MOST_LINES)
        .isEmpty();
  }

  @Test
  void most_files_are_short() {
    List<Integer> lines = sources.stream().map(SourceFile::codeLines).sorted().toList();
    assertThat(lines).hasSizeGreaterThan(100);
    assertThat(lines.get(lines.size() / 2)).as("median").isLessThanOrEqualTo(MEDIAN_LINES);
    assertThat(lines.get(lines.size() * 9 / 10)).as("9 in 10").isLessThan(NEARLY_ALL_LINES);
  }

  @Test
  void no_method_is_long() {
    assertThat(members(SourceFile::methods, method -> method.codeLines() > MOST_METHOD_LINES))
        .isEmpty();
  }

  @Test
  void no_method_has_many_parameters() {
    assertThat(members(SourceFile::methods, method -> method.parameters() > MOST_PARAMETERS))
        .isEmpty();
  }

  @Test
  void no_record_has_many_components() {
    assertThat(members(SourceFile::records, header -> header.parameters() > MOST_COMPONENTS))
        .isEmpty();
  }

  private static List<String> members(
      Function<SourceFile, List<Member>> of, Predicate<Member> isTooMuch) {
    List<String> found = new ArrayList<>();
    for (SourceFile file : sources) {
      of.apply(file).stream()
          .filter(isTooMuch)
          .forEach(member -> found.add(file.path().getFileName() + " " + member));
    }
    return found;
  }

  @Test
  void no_package_is_wide() {
    Map<String, Integer> types = new TreeMap<>();
    for (SourceFile file : sources) {
      types.merge(file.folder().toString(), file.types().size(), Integer::sum);
    }
    types.forEach(
        (name, count) ->
            assertThat(count).as("types of package %s", name).isLessThanOrEqualTo(MOST_TYPES));
  }

  @Test
  void comments_and_literals_are_told_from_code() {
    String source =
        String.join(
            "\n",
            "/* a",
            " b */ int c; // d",
            "// e \"",
            "",
            "String f = \"/*\";",
            "char g = '\"';",
            "/** h \"\"\" */",
            "String i = \"\"\"",
            "  // j",
            "  \"\"\";",
            "// k");
    assertThat(SourceFile.codeLines(source).stream().boxed()).containsExactly(2, 5, 6, 8, 9, 10);
  }
}
