package dev.larder.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodPatternTest {
  @Test
  void a_pattern_names_class_method_and_parameters() throws PatternException {
    MethodPattern pattern = MethodPattern.parse("com.shop.ProductService.findById(long)");

    assertThat(pattern.className()).isEqualTo("com.shop.ProductService");
    assertThat(pattern.methodName()).isEqualTo("findById");
    assertThat(pattern.parametersGiven()).isTrue();
    assertThat(pattern.matches("findById", List.of("long"))).isTrue();
    assertThat(pattern.matches("findById", List.of("int"))).isFalse();
    assertThat(pattern.matches("findById", List.of())).isFalse();
    assertThat(pattern.matches("find", List.of("long"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.B.c()                         | a.B.c()
          a.B.c(String)                   | a.B.c(java.lang.String)
          a.B.c( Object , Integer[] )     | a.B.c(java.lang.Object, java.lang.Integer[])
          a.B.c(long[][], String...)      | a.B.c(long[][], java.lang.String[])
          a.B$C.d(java.util.Map, a.B$E)   | a.B$C.d(java.util.Map, a.B$E)
          a.B.c(..)                       | a.B.c(..)
          a.B.c( .. )                     | a.B.c(..)
          a.B.c                           | a.B.c
          App.main(String[])              | App.main(java.lang.String[])
          """)
  void types_are_spelled_out(String written, String canonical) throws PatternException {
    MethodPattern pattern = MethodPattern.parse(written);

    assertThat(pattern).hasToString(canonical);
    assertThat(MethodPattern.parse(canonical)).isEqualTo(pattern).hasSameHashCodeAs(pattern);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.B.c(..)", "a.B.c"})
  void any_parameters_match_where_none_are_listed(String written) throws PatternException {
    MethodPattern pattern = MethodPattern.parse(written);

    assertThat(pattern.matches("c", List.of())).isTrue();
    assertThat(pattern.matches("c", List.of("long", "java.lang.String"))).isTrue();
    assertThat(pattern.parametersGiven()).isEqualTo(written.endsWith("(..)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                    | 0  | the method is empty
          a.B.find*(long)       | 8  | this version takes exact names, not "*"
          *..*.*(..)            | 0  | "*..*.*(..)" would match every method
          a..B.c(long)          | 1  | this version takes exact names, not ".." in a type
          a.B+.c(long)          | 3  | this version takes exact names, not "+"
          @a.X a.B.c(long)      | 0  | this version takes exact names, not annotations
          public a.B.c(long)    | 0  | this version takes exact names, not modifiers and a return type
          a.B.c(long, ..)       | 12 | this version takes exact names, not ".." beside other parameters
          (long)                | 0  | there is no method name before the parameters
          find(long)            | 0  | "find" names no class
          a.B.c(long            | 10 | the parameter list has no end
          a.B.c(long) throws    | 11 | "throws" follows the parameter list
          a.B.c(long,)          | 11 | a parameter type is missing
          a.B.c(Product)        | 6  | "Product" has no package
          a.B.c(long id)        | 6  | "long id" is more than a type
          a.B.c(List<String>)   | 10 | a pattern has no type arguments
          a.B.c(long[)          | 10 | "[" is no array
          a.B.<init>(long)      | 4  | a pattern has no type arguments
          a.B-C.d(long)         | 3  | "a.B-C.d" is not a name
          a.B.(long)            | 4  | "a.B." is not a name
          java.util.List.size() | 0  | "java.util.List.size" is in the JDK, which is never woven
          dev.larder.A.b()      | 0  | "dev.larder.A.b" is Larder's own, which is never woven
          """)
  void what_is_no_pattern_says_so(String written, int offset, String message) {
    PatternException refusal =
        catchThrowableOfType(PatternException.class, () -> MethodPattern.parse(written));

    assertThat(refusal).hasMessage(message);
    assertThat(refusal.offset()).isEqualTo(offset);
    assertThat(refusal.cure()).isNotBlank();
  }
}
