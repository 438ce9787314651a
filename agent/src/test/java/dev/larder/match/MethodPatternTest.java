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
    String type = "com.shop.ProductService";
    assertThat(pattern.matches(method(type, "findById", "long"))).isTrue();
    assertThat(pattern.matches(method(type, "findById", "int"))).isFalse();
    assertThat(pattern.matches(method(type, "findById"))).isFalse();
    assertThat(pattern.matches(method(type, "find", "long"))).isFalse();
    assertThat(pattern.matches(method("com.shop.Other", "findById", "long"))).isFalse();
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
          a..B*.find*(*, ..)              | a..B*.find*(*, ..)
          *..*Service+.*(..)              | *..*Service+.*(..)
          static public a.B.c()           | public static a.B.c()
          !static final a.B.c()           | !static final a.B.c()
          void a.B.c()                    | void a.B.c()
          public String[] a.B+.c          | public java.lang.String[] a.B+.c
          * a.B.c(*..*Id[])               | * a.B.c(*..*Id[])
          @a.X a.B.c()                    | @a.X a.B.c()
          (@a.X @a.Y a.B+).c()            | @a.X @a.Y a.B+.c()
          * (@a.X a..*).c()               | * @a.X a..*.c()
          @a.X * a.B.c()                  | * a.B.@a.X c()
          @a.X public a.B.c()             | public a.B.@a.X c()
          a.B.@a.X @Deprecated *(..)      | a.B.@a.X @java.lang.Deprecated *(..)
          @a.Y (@a.X a.B).@a.Z c()        | @a.X a.B.@a.Y @a.Z c()
          java.util.function.Function+.*  | java.util.function.Function+.*
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

    assertThat(pattern.matches(method("a.B", "c"))).isTrue();
    assertThat(pattern.matches(method("a.B", "c", "long", "java.lang.String"))).isTrue();
    assertThat(pattern.parametersGiven()).isEqualTo(written.endsWith("(..)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                    | 0  | the method is empty
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
          java..*.size()        | 0  | "java..*.size" is in the JDK, which is never woven
          *Service.find()       | 0  | "*Service" has no package
          a...B.c()             | 3  | "a...B.c" is not a name
          a.B++.c()             | 3  | "a.B+" is not a name
          a.B.c(a.X+)           | 9  | "+" stands behind the type that has the method only
          a.B.c(*Id)            | 6  | "*Id" has no package
          int static a.B.c()    | 4  | "static" is one word too many
          @X a.B.c()            | 1  | "@X" has no package
          @a.* a.B.c()          | 3  | "a.*" is not a name
          (@a.X a.B.c()         | 0  | the annotated type has no end
          a.B.@a.X (..)         | 4  | there is no method name
          """)
  void what_is_no_pattern_says_so(String written, int offset, String message) {
    PatternException refusal =
        catchThrowableOfType(PatternException.class, () -> MethodPattern.parse(written));

    assertThat(refusal).hasMessage(message);
    assertThat(refusal.offset()).isEqualTo(offset);
    assertThat(refusal.cure()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.B.*(..)                | true
          a.B.c*(..)               | false
          a.*.find*(..)            | true
          *..B.find                | true
          a..B.find                | true
          a.b..B.find              | false
          a.B.find(long, ..)       | true
          a.B.find(.., String)     | true
          a.B.find(*, *)           | true
          a.B.find(*)              | false
          a.B.find(..,int,..)      | false
          a.B.find(long, *..Str*)  | true
          * a.B.find               | true
          a.T a.B.find             | true
          a.T[] a.B.find           | false
          public a.B.find          | true
          public !static a.B.find  | true
          static a.B.find          | false
          !public a.B.find         | false
          a.Above.find             | false
          a.Above+.find            | true
          a.Ab*+.find              | true
          @a.OnType a.B.find       | true
          @a.OnMethod a.B.find     | false
          a.B.@a.OnMethod find     | true
          @a.OnType a.Above+.find  | true
          """)
  void a_pattern_matches_by_each_of_its_parts(String pattern, boolean expected)
      throws PatternException {
    TypeFace type = new TypeFace("a.B", List.of("a.Above"), List.of("a.OnType"));
    MethodFacts find =
        new MethodFacts(
            "find",
            1,
            List.of(
                new MethodFace(
                    type, "a.T", List.of("long", "java.lang.String"), List.of("a.OnMethod"))));

    assertThat(MethodPattern.parse(pattern).matches(find)).isEqualTo(expected);
  }

  @Test
  void a_method_is_matched_through_each_type_that_callers_know_it_by() throws PatternException {
    TypeFace owners = new TypeFace("a.Owners", List.of("a.Crud"), List.of());
    TypeFace crud = new TypeFace("a.Crud", List.of(), List.of());
    MethodFacts save =
        new MethodFacts(
            "save",
            1,
            List.of(
                new MethodFace(owners, "a.Owner", List.of("a.Owner"), List.of()),
                new MethodFace(crud, "a.Owner", List.of("java.lang.Object"), List.of())));

    assertThat(MethodPattern.parse("a.Owners.save(a.Owner)").matches(save)).isTrue();
    assertThat(MethodPattern.parse("a.Crud.save(Object)").matches(save)).isTrue();
    assertThat(MethodPattern.parse("a.Crud+.save(a.Owner)").matches(save)).isTrue();
    assertThat(MethodPattern.parse("a.Owners.save(Object)").matches(save)).isFalse();
    assertThat(MethodPattern.parse("a.Pets.save(a.Owner)").matches(save)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *..*.*(..)           | true
          *..*+.find(long)     | true
          *..*.get*            | true
          @a.X *..*.*          | false
          *..*.@a.X *          | false
          com..*.*(..)         | false
          *..*Service.*        | false
          """)
  void a_pattern_is_broad_if_it_says_nothing_of_the_type(String pattern, boolean broad)
      throws PatternException {
    assertThat(MethodPattern.parse(pattern).isBroad()).isEqualTo(broad);
  }

  private static MethodFacts method(String type, String name, String... parameters) {
    TypeFace face = new TypeFace(type, List.of("java.lang.Object"), List.of());
    return new MethodFacts(
        name, 0, List.of(new MethodFace(face, "void", List.of(parameters), List.of())));
  }
}
