package dev.larder.key.glob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.key.CompiledKey;
import dev.larder.key.KeyCompiler;
import dev.larder.key.KeyParameter;
import dev.larder.key.KeyScope;
import dev.larder.key.KeyTemplate;
import dev.larder.key.TemplateException;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class GlobTemplateTest {
  private static final List<KeyParameter> TEXTS =
      List.of(new KeyParameter("a", String.class), new KeyParameter("b", String.class));

  /** Pairs of a pattern and a key that may have something in common. */
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("k:{a}:*", "k:{a}:{b}"),
          List.of("{a}:*", "{a}:{b}"),
          List.of("*:{b}", "{a}:{b}"),
          List.of("?:{a}", "{a}:{b}"),
          List.of("k:{a}:{b}:*", "k:{a}:{b}:v1"),
          List.of("k:{a}-x:*", "k:{a}-x:{b}"),
          List.of("{a}-{b}:*", "{a}-{b}:v1"),
          List.of("k:*:{b}:v?", "k:{a}:{b}:v1"),
          List.of("k:{a|*}:*", "k:{a|*}:{b}"));

  private static String text(KeyTemplate template, @Nullable Object... values) {
    try {
      CompiledKey key = KeyCompiler.compile(template, new KeyScope(null, TEXTS));
      MethodType call = MethodType.methodType(Object.class, Object.class, Object.class);
      return key.whole(key.values(call).invokeWithArguments(Arrays.asList(values)));
    } catch (Throwable fault) {
      throw new AssertionError(fault);
    }
  }

  @Provide
  Arbitrary<List<String>> pairs() {
    return Arbitraries.of(PAIRS);
  }

  @Provide
  Arbitrary<@Nullable String> values() {
    Arbitrary<String> few = Arbitraries.strings().withChars("ab:*?[]\\-~%{").ofMaxLength(4);
    return few.injectNull(0.1);
  }

  @Property(tries = 3_000)
  void a_key_is_in_the_scope_of_every_call_that_means_it(
      @ForAll("pairs") List<String> pair,
      @ForAll("values") @Nullable String a,
      @ForAll("values") @Nullable String b,
      @ForAll("values") @Nullable String otherA,
      @ForAll("values") @Nullable String otherB)
      throws TemplateException {
    GlobTemplate pattern = GlobTemplate.parse(pair.get(0));
    String key = text(KeyTemplate.parse(pair.get(1)), a, b);

    assertThat(pattern.canMean(KeyTemplate.parse(pair.get(1)))).isTrue();
    List<String> scopes = new ArrayList<>();
    for (@Nullable Object[] call : new @Nullable Object[][] {{a, b}, {otherA, otherB}}) {
      if (Glob.matches(text(pattern.whole(), call), key)) {
        scopes.add(text(pattern.scope(), call));
      }
    }
    assertThat(scopes).allMatch(scope -> scope.equals(pattern.scopeOf(key)));
  }

  @Property(tries = 1_000)
  void a_value_before_every_wildcard_means_itself_alone(
      @ForAll("values") @Nullable String a, @ForAll("values") @Nullable String other)
      throws TemplateException {
    GlobTemplate pattern = GlobTemplate.parse("k:{a}:*");
    KeyTemplate keys = KeyTemplate.parse("k:{a}:{b}");
    String mine = text(pattern.scope(), a, "");

    assertThat(mine.equals(pattern.scopeOf(text(keys, other, "x"))))
        .isEqualTo(text(keys, a, "").equals(text(keys, other, "")));
  }

  @Example
  void a_key_that_is_not_meant_is_in_no_scope() throws TemplateException {
    GlobTemplate pattern = GlobTemplate.parse("k:{a}:x*");

    assertThat(pattern.scopeOf("k:1:y")).isNull();
    assertThat(pattern.scopeOf("j:1:x")).isNull();
    assertThat(pattern.scopeOf("k:1")).isNull();
    assertThat(Glob.shown(String.valueOf(pattern.scopeOf("k:1:xy")))).isEqualTo("k:1:x*");
  }

  @Example
  void it_knows_the_keys_that_it_can_mean() throws TemplateException {
    GlobTemplate pattern = GlobTemplate.parse("product:{id}:*");

    assertThat(pattern.canMean(KeyTemplate.parse("product:{id}:v1"))).isTrue();
    assertThat(pattern.canMean(KeyTemplate.parse("{kind}:{id}:v1"))).isTrue();
    assertThat(pattern.canMean(KeyTemplate.parse("products:{id}:v1"))).isFalse();
    assertThat(pattern.canMeanMethods()).isFalse();
    assertThat(GlobTemplate.parse("com.shop.*").canMeanMethods()).isTrue();
    assertThat(GlobTemplate.parse("*:1").canMeanMethods()).isTrue();
  }

  @Example
  void it_is_broad_where_nothing_narrows_it() throws TemplateException {
    assertThat(GlobTemplate.parse("*").isBroad()).isTrue();
    assertThat(GlobTemplate.parse("?*").isBroad()).isTrue();
    assertThat(GlobTemplate.parse("*:*").isBroad()).isFalse();
    assertThat(GlobTemplate.parse("*{a}").isBroad()).isFalse();
  }

  @Example
  void what_could_mean_more_than_its_writer_sees_is_refused() {
    assertThatThrownBy(() -> GlobTemplate.parse("k:{a}*"))
        .hasMessage("nothing tells where {a} ends and the wildcard begins");
    assertThatThrownBy(() -> GlobTemplate.parse("k:{a}-?"))
        .hasMessage("nothing tells where {a} ends and the wildcard begins");
    assertThatThrownBy(() -> GlobTemplate.parse("k:[ab]*")).hasMessage("\"[\" is no wildcard here");
    assertThatThrownBy(() -> GlobTemplate.parse("k:{a}")).hasMessage("the pattern has no wildcard");
  }
}
