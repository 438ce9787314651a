package dev.larder.inspect;

import static dev.larder.inspect.Looking.inspect;
import static dev.larder.inspect.Looking.shown;
import static dev.larder.inspect.Looking.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InspectorTest {
  /** Whatever is looked at, none of it may have run. */
  @AfterEach
  void nothing_has_run() {
    assertThat(System.getProperty("com.probe.looked.ran")).isNull();
  }

  @Test
  void an_interface_reaches_its_implementation_with_the_key_of_a_sample_call() throws IOException {
    Inspection found =
        inspect(
            """
            find:
              method: com.probe.looked.Catalog.find(long)
              key: "item:{id}:v1"
            of:
              method: com.probe.looked.Catalog.of
              key: "item:{kind}:{name:upper}:v1"
            """);

    assertThat(found.errors()).isEmpty();
    assertThat(warnings(found)).isEmpty();
    assertThat(shown(found))
        .containsExactly(
            "com.probe.looked.StoredCatalog.find(long)",
            "shop:item:42:v1",
            "com.probe.looked.StoredCatalog.of(Kind, String)",
            "shop:item:BOOK:ABC:v1");
  }

  @Test
  void an_interface_without_a_class_is_meant_by_its_proxies_its_types_filled() throws IOException {
    Inspection found =
        inspect(
            """
            item:
              method: com.probe.looked.Items.findById(Long)
              key: "item:{0}:v1"
            changed:
              method: com.probe.looked.Items.save(com.probe.looked.Item)
              invalidate: [{ rule: item, with: { 0: "{0.id}" } }]
            """);

    assertThat(found.errors()).isEmpty();
    assertThat(warnings(found)).isEmpty();
    assertThat(shown(found))
        .containsExactly(
            "com.probe.looked.Items.findById(Long) of proxies",
            "shop:item:42:v1",
            "com.probe.looked.Items.save(Item) of proxies",
            "shop:item:42:v1");
  }

  @Test
  void a_name_with_several_methods_is_told_and_parameters_that_the_key_leaves_out()
      throws IOException {
    Inspection found =
        inspect(
            """
            page:
              method: com.probe.looked.StoredCatalog.page
              key: "page:{text}:v1"
            """);

    assertThat(warnings(found))
        .containsExactly(
            "5:13 com.probe.looked.StoredCatalog has page(String) and page(String, int)"
                + " | write the parameters of the one that is meant, or (..) for all of them",
            "6:10 calls of com.probe.looked.StoredCatalog.page(String, int) that differ in {page}"
                + " alone share an entry | add {page} to the key, or settle it with \"when\"");
  }

  @Test
  void a_parameter_that_the_condition_settles_is_not_left_out() throws IOException {
    Inspection found =
        inspect(
            """
            page:
              method: com.probe.looked.StoredCatalog.page(String, int)
              key: "page:{text}:v1"
              when: "{page} == 0"
            """);

    assertThat(warnings(found)).isEmpty();
  }

  @Test
  void what_cannot_or_should_not_be_cached_is_told() throws IOException {
    Inspection found =
        inspect(
            """
            count: { method: com.probe.looked.StoredCatalog.count(), key: "count:v1" }
            all: { method: com.probe.looked.StoredCatalog.all(), key: "all:v1" }
            native: { method: com.probe.looked.StoredCatalog.nativeCount(), key: "native:v1" }
            made: { method: com.probe.looked.Service_Subclass.name(long), key: "name:{id}:v1" }
            again: { method: com.probe.looked.StoredCatalog.co*t(), key: "again:v1" }
            """);

    assertThat(warnings(found))
        .containsExactly(
            "4:20 com.probe.looked.StoredCatalog.count() is synchronized: others wait for its lock"
                + " while it asks Redis | name a method that holds no lock, such as the one that"
                + " calls it",
            "5:18 com.probe.looked.StoredCatalog.all() is not cached: java.util.stream.Stream may be"
                + " read only once; return a collection | name a method whose result is a value",
            "6:21 com.probe.looked.StoredCatalog.nativeCount() is left alone: it is native"
                + " | name the method that calls it",
            "7:19 com.probe.looked.Service_Subclass looks generated"
                + " | name the class or interface that it was made of",
            "8:20 com.probe.looked.StoredCatalog.count() runs rule count already, and one method"
                + " runs one rule | merge the two");
  }

  @Test
  void what_is_not_there_is_told_with_what_may_be_meant() throws IOException {
    Inspection found =
        inspect(
            """
            a: { method: com.probe.looked.Catalogue.find(long), key: "a:{0}:v1" }
            b: { method: com.probe.Items.find(long), key: "b:{0}:v1" }
            c: { method: com.probe.looked.StoredCatalog.fetch(long), key: "c:{0}:v1" }
            d: { method: com.probe..*.fetch(long), key: "d:{0}:v1" }
            e: { method: org.other.Thing.find(long), key: "e:{0}:v1" }
            """);

    assertThat(warnings(found))
        .containsExactly(
            "4:16 the class path has no com.probe.looked.Catalogue | write com.probe.looked.Catalog",
            "5:16 the class path has no com.probe.Items | write com.probe.looked.Items",
            "6:16 com.probe.looked.StoredCatalog has no method fetch like that | it has find(long),"
                + " of(com.probe.looked.Kind, java.lang.String), page(java.lang.String, int),"
                + " page(java.lang.String), count(), all(), nativeCount(), missing(long)",
            "7:16 no method with a body in the class path is like \"com.probe..*.fetch(long)\" | correct it, or"
                + " add the jar that has one to --classpath",
            "8:16 the class path has no org.other.Thing | correct it, or add its jar to"
                + " --classpath");
    assertThat(shown(found)).isEmpty();
  }

  @Test
  void tags_are_those_of_a_sample_call_and_have_to_fit_the_method() throws IOException {
    Inspection found =
        inspect(
            """
            find:
              method: com.probe.looked.Catalog.find(long)
              key: "item:{id}:v1"
              tags: ["tens:{id}", "kind:{result.kind}"]
            of:
              method: com.probe.looked.Catalog.of
              key: "item:{kind}:{name}:v1"
              tags: ["of:{code}", "kind:{result.colour}"]
            """);

    assertThat(found.matches().values().stream().flatMap(List::stream).map(Match::keys))
        .contains(List.of("shop:item:42:v1", "shop:~tag:tens:42", "shop:~tag:kind:BOOK"));
    assertThat(found.errors())
        .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.what())
        .containsExactly(
            "11:12 com.probe.looked.StoredCatalog.of(Kind, String): there is no parameter \"code\"");
  }

  @Test
  void what_does_not_fit_a_method_is_an_error() throws IOException {
    Inspection found =
        inspect(
            """
            find:
              method: com.probe.looked.Catalog.find(long)
              key: "item:{code}:v1"
            of:
              method: com.probe.looked.Catalog.of
              key: "item:{kind}:{name}:v1"
              when: "{kind} > 5"
            """);

    assertThat(found.errors())
        .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.what())
        .containsExactly(
            "6:10 com.probe.looked.StoredCatalog.find(long): there is no parameter \"code\"",
            "10:12 com.probe.looked.StoredCatalog.of(Kind, String): {kind} is a"
                + " com.probe.looked.Kind, which has no order");
  }
}
