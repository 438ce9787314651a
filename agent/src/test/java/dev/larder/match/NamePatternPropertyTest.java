package dev.larder.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Names with stars, held against regular expressions. */
class NamePatternPropertyTest {
  @Property
  void a_pattern_matches_what_its_regular_expression_does(
      @ForAll("patterns") String pattern, @ForAll("names") String name) {
    boolean expected = Pattern.matches(regex(pattern), name);

    assertThat(new NamePattern(pattern).matches(name)).isEqualTo(expected);
  }

  @Property
  void what_it_matches_lies_within_every_beginning_of_it(
      @ForAll("patterns") String pattern, @ForAll("names") String name) {
    NamePattern names = new NamePattern(pattern);
    for (int i = 0; i <= name.length(); i++) {
      assertThat(!names.matches(name) || names.mayMatchWithin(name.substring(0, i))).isTrue();
    }
  }

  @Property
  void a_name_matches_itself_and_any_star_put_for_a_piece_of_one_part(
      @ForAll("names") String name, @ForAll int seed) {
    assertThat(new NamePattern(name).matches(name)).isTrue();
    int from = Math.floorMod(seed, name.length());
    int dot = name.indexOf('.', from);
    int end = dot < 0 ? name.length() : dot;
    String starred = name.substring(0, from) + "*" + name.substring(end);
    assertThat(new NamePattern(starred).matches(name)).isTrue();
    assertThat(new NamePattern("*.." + starred).matches(name)).isTrue();
  }

  private static String regex(String pattern) {
    String start = pattern.startsWith("*..") ? "([^.]*\\.([^.]*\\.)*)?" : "";
    String rest = start.isEmpty() ? pattern : pattern.substring(3);
    return start
        + rest.replace("*", "STAR")
            .replace("..", "DOTS")
            .replace(".", "\\.")
            .replace("DOTS", "\\.([^.]*\\.)*")
            .replace("STAR", "[^.]*");
  }

  @Provide
  Arbitrary<String> names() {
    return parts("a", "b", "ab", "aab")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(parts -> String.join(".", parts));
  }

  @Provide
  Arbitrary<String> patterns() {
    return parts("a", "b", "*", "a*", "*b", "*a*")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .flatMap(parts -> Arbitraries.of(".", "..").map(dots -> String.join(dots, parts)));
  }

  private static Arbitrary<String> parts(String... parts) {
    return Arbitraries.of(parts);
  }
}
