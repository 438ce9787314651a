package dev.larder.key.glob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.key.KeyTemplate;
import dev.larder.key.TemplateException;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class GlobTest {
  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab:*?").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab:").ofMaxLength(8);
  }

  private static boolean expected(String pattern, String text) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.matches(regex.toString(), text);
  }

  @Property(tries = 5_000)
  void it_matches_what_the_wildcards_stand_for(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    assertThat(Glob.matches(Glob.of(pattern), text)).isEqualTo(expected(pattern, text));
  }

  @Property(tries = 5_000)
  void two_patterns_that_mean_one_text_meet(
      @ForAll("patterns") String one,
      @ForAll("patterns") String other,
      @ForAll("texts") String text) {
    if (expected(one, text) && expected(other, text)) {
      assertThat(Glob.meet(Glob.of(one), Glob.of(other))).isTrue();
    }
  }

  @Example
  void patterns_that_have_no_text_in_common_do_not_meet() {
    assertThat(Glob.meet(Glob.of("products:*"), Glob.of("product:*"))).isFalse();
    assertThat(Glob.meet(Glob.of("*:v1"), Glob.of("product:*:v3"))).isFalse();
    assertThat(Glob.meet(Glob.of("?"), "")).isFalse();
    assertThat(Glob.meet(Glob.of("a*c"), Glob.of("?b*"))).isTrue();
  }

  @Example
  void the_keys_of_a_template_have_values_in_its_holes() throws TemplateException {
    String user = Glob.of(KeyTemplate.parse("user:{id}"));
    assertThat(Glob.matches(user, "user:1")).isTrue();
    assertThat(Glob.matches(user, "user:a%3Ab,~.[x]")).isTrue();
    assertThat(Glob.matches(user, "user:1:orders")).isFalse();
    assertThat(Glob.matches(user, "users:1")).isFalse();
    String report = Glob.of(KeyTemplate.parse("{of}-report-{at}:v1"));
    assertThat(Glob.matches(report, "a-report-b-report-c:v1")).isTrue();
    assertThat(Glob.matches(report, "a-report-b:v1:v1")).isFalse();
    assertThat(Glob.matches(report, "a-report:-report-b:v1")).isFalse();
    String longer = "x".repeat(200_000);
    assertThat(Glob.matches(user, "user:" + longer)).isTrue();
    assertThat(Glob.matches(user, "user:" + longer + ":all")).isFalse();
    assertThat(Glob.shown(user)).isEqualTo("user:*");
  }

  @Property(tries = 5_000)
  void a_key_is_one_of_a_template_where_the_two_meet(
      @ForAll @StringLength(max = 8) @Chars({'a', ':', '\uE002'}) String glob,
      @ForAll @StringLength(max = 10) @Chars({'a', ':'}) String key) {
    assertThat(Glob.matches(glob, key)).isEqualTo(Glob.meet(glob, key));
  }

  @Example
  void templates_meet_where_they_have_a_key_in_common() throws TemplateException {
    String user = Glob.of(KeyTemplate.parse("user:{id}"));
    for (String like : List.of("user:{0}", "user:{a}-{b}", "user:all", "{x}:{y}", "user:{id}v1")) {
      assertThat(Glob.meet(user, Glob.of(KeyTemplate.parse(like)))).as(like).isTrue();
    }
    for (String other : List.of("user:{id}:v1", "users:{id}", "{id}", "user", "order:{id}")) {
      assertThat(Glob.meet(user, Glob.of(KeyTemplate.parse(other)))).as(other).isFalse();
      assertThat(Glob.meet(Glob.of(KeyTemplate.parse(other)), user)).as(other).isFalse();
    }
    assertThat(Glob.meet(Glob.of("user:*:v1"), Glob.of(KeyTemplate.parse("user:{a}:v1")))).isTrue();
    assertThat(Glob.meet(Glob.of("*:v2"), Glob.of(KeyTemplate.parse("user:{a}:v1")))).isFalse();
  }

  @Example
  void a_key_can_begin_with_a_methods_name() throws TemplateException {
    assertThat(Glob.canBeOfMethods(KeyTemplate.parse("com.shop.Users.find:{id}"))).isTrue();
    assertThat(Glob.canBeOfMethods(KeyTemplate.parse("{type}:{id}"))).isTrue();
    assertThat(Glob.canBeOfMethods(KeyTemplate.parse("user:{id}.v1"))).isFalse();
    assertThat(Glob.canBeOfMethods(KeyTemplate.parse("{id}"))).isFalse();
  }

  @Example
  void what_is_no_wildcard_is_escaped_for_redis() {
    assertThat(Glob.shown(Glob.of("a:*:?") + ":[1,?*]\\^-")).isEqualTo("a:*:?:\\[1,\\?\\*]\\\\^-");
  }

  @Example
  void a_text_of_many_runs_takes_no_longer_than_both_lengths_multiplied() {
    String glob = Glob.of("a*".repeat(2_000) + "b");
    assertThat(Glob.matches(glob, "a".repeat(20_000))).isFalse();
  }
}
