package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larder.testing.ChildExit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check FILE}. */
class CheckIT {
  @TempDir Path folder;

  private ChildExit check(String rules, String... options) {
    return AgentRun.check(folder, rules, options);
  }

  @Test
  void it_shows_what_the_rules_say() {
    ChildExit exit =
        check(
            """
            larder: 1
            namespace: shop
            rules:
              product:
                method: com.shop.Products.find(long)
                key: "product:{id}:v1"
                ttl: 90s
                not-found-ttl: off
                when: "{id} > 0"
                unless: "{result} == null"
              changed:
                method: [com.shop.Products.save(com.shop.Product), com.shop.Products.drop]
                invalidate: [{ rule: product, with: { id: "{0.id}" } }]
            """);

    assertThat(exit.code()).isZero();
    assertThat(exit.stderr()).isEmpty();
    assertThat(exit.stdout().lines())
        .containsExactly(
            "product: cache-aside, ttl 90s, not found not cached",
            "  com.shop.Products.find(long)",
            "    shop:product:{id}:v1",
            "    when {id} > 0",
            "    unless {result} == null",
            "changed: invalidate",
            "  com.shop.Products.save(com.shop.Product)",
            "  com.shop.Products.drop",
            "    shop:product:{0.id}:v1",
            "",
            "2 rules, no mistake, 0 warnings");
  }

  @Test
  void it_finds_every_mistake_and_ends_with_2() {
    ChildExit exit = check("larder: 1\nrules:\n  a:\n    method: x.Y.z(long)\n    tll: 5s\n");

    assertThat(exit.code()).isEqualTo(2);
    assertThat(exit.stdout()).isEmpty();
    assertThat(exit.stderr().lines())
        .containsExactly(
            "larder.yaml:1:1 namespace: \"namespace\" is missing; name the application, as in"
                + " \"namespace: shop\"",
            "larder.yaml:5:5 rules.a.tll: \"tll\" is not known; write ttl",
            "2 mistakes");
  }

  private static final String DOUBTFUL =
      """
      larder: 1
      namespace: shop
      rules:
        long:
          method: com.shop.Products.find(long)
          key: "product:{id}"
          ttl: 2d
        twice:
          method: com.shop.Products.find(long)
          invalidate: [{ key: "order:{0}:v1" }]
      """;

  @Test
  void it_warns_of_what_is_often_not_meant() {
    ChildExit exit = check(DOUBTFUL);

    assertThat(exit.code()).isZero();
    assertThat(exit.stderr().lines())
        .containsExactly(
            "warning: larder.yaml:6:10 rules.long.key: the key has no version; write one, as in"
                + " \"product:{id}:v1\", to raise when its meaning changes",
            "warning: larder.yaml:6:10 rules.long.key: entries live for 2d and no rule drops them; add a"
                + " write rule that does, or shorten the ttl to at most 1d",
            "warning: larder.yaml:9:13 rules.twice.method: the method runs rule long already, and one"
                + " method runs one rule; merge the two",
            "warning: larder.yaml:10:25 rules.twice.invalidate[0].key: no read rule has keys like"
                + " \"order:{0}:v1\"; name the read rule: { rule: NAME, with: { .. } }");
    assertThat(exit.stdout()).endsWith("2 rules, no mistake, 4 warnings\n");
  }

  @Test
  void tags_and_whole_rules_are_shown_and_count_as_what_drops_entries() {
    ChildExit exit =
        check(
            """
            larder: 1
            namespace: shop
            rules:
              page:
                method: com.shop.Products.page(int)
                key: "page:{0}:v1"
                ttl: 2d
                tags: ["pages", "of:{result.owner}"]
              all:
                method: com.shop.Products.all()
                key: "all:v1"
                ttl: forever
              changed:
                method: com.shop.Products.save(com.shop.Product)
                invalidate: [{ tag: "of:{0.owner}" }, { all: all }, { tag: "off:{0.id}" }]
            """);

    assertThat(exit.code()).isZero();
    assertThat(exit.stderr().lines())
        .containsExactly(
            "warning: larder.yaml:15:64 rules.changed.invalidate[2].tag: no read rule has tags like"
                + " \"off:{0.id}\"; write the tag as the read rule does under \"tags\"");
    assertThat(exit.stdout().lines())
        .contains(
            "    shop:page:{0}:v1",
            "    shop:~tag:pages",
            "    shop:~tag:of:{result.owner}",
            "    shop:~tag:of:{0.owner}",
            "    shop:~tag:~all");
  }

  @Test
  void it_warns_of_two_rules_with_one_key() {
    ChildExit exit =
        check(
            """
            larder: 1
            namespace: shop
            rules:
              one:
                method: com.shop.Products.find(long)
                key: "product:{0}:v1"
              other:
                method: com.shop.Products.load(long)
                key: "product:{0}:v1"
            """);

    assertThat(exit.stderr().lines())
        .containsExactly(
            "warning: larder.yaml:9:10 rules.other.key: the key is that of one, and each takes the"
                + " other's entries for misses; list the methods in one rule, or write another key");
  }

  @Test
  void with_strict_a_warning_is_a_mistake() {
    assertThat(check(DOUBTFUL, "--strict").code()).isEqualTo(2);
    assertThat(check(AgentRun.RULES.replace("{id}\"", "{id}:v1\""), "--strict").code()).isZero();
  }

  @Test
  void a_file_that_is_not_there_is_a_mistake() {
    ChildExit exit = AgentRun.commandLine(folder, "check", "none.yaml");

    assertThat(exit.code()).isEqualTo(2);
    assertThat(exit.stderr()).startsWith("larder: cannot read the rule file none.yaml");
  }

  @Test
  void json_tells_every_mistake_with_its_place() throws Exception {
    ChildExit exit =
        check("larder: 1\nrules:\n  a:\n    method: x.Y.z(long)\n    tll: \"a\\\"b\"\n", "--json");

    assertThat(exit.code()).isEqualTo(2);
    assertThat(exit.stderr()).isEmpty();
    assertThat(exit.stdout())
        .isEqualTo(
            """
            {
              "file": "larder.yaml",
              "errors": [
                {
                  "file": "larder.yaml",
                  "line": 1,
                  "column": 1,
                  "path": "namespace",
                  "problem": "\\"namespace\\" is missing",
                  "cure": "name the application, as in \\"namespace: shop\\""
                },
                {
                  "file": "larder.yaml",
                  "line": 5,
                  "column": 5,
                  "path": "rules.a.tll",
                  "problem": "\\"tll\\" is not known",
                  "cure": "write ttl"
                }
              ],
              "warnings": [],
              "rules": []
            }
            """);
  }

  @Test
  void json_shows_warnings_and_rules() throws Exception {
    ChildExit exit = check(DOUBTFUL, "--json");
    JsonNode document = new ObjectMapper().readTree(exit.stdout());

    assertThat(exit.code()).isZero();
    assertThat(exit.stderr()).isEmpty();
    assertThat(document.get("errors")).isEmpty();
    assertThat(document.get("warnings")).hasSize(4);
    assertThat(document.get("warnings").get(0).get("problem").asText())
        .isEqualTo("the key has no version");
    assertThat(document.get("rules").toString())
        .isEqualTo(
            "[{\"name\":\"long\",\"pattern\":\"cache-aside\",\"enabled\":true,\"ttl\":\"2d\","
                + "\"notFoundTtl\":\"30s\",\"methods\":[\"com.shop.Products.find(long)\"],"
                + "\"keys\":[\"shop:product:{id}\"]},{\"name\":\"twice\",\"pattern\":\"invalidate\","
                + "\"enabled\":true,\"methods\":[\"com.shop.Products.find(long)\"],"
                + "\"keys\":[\"shop:order:{0}:v1\"]}]");
    assertThat(check(DOUBTFUL, "--json", "--strict").code()).isEqualTo(2);
  }

  @Test
  void json_tells_of_a_file_that_is_not_there() throws Exception {
    ChildExit exit = AgentRun.commandLine(folder, "check", "none.yaml", "--json");
    JsonNode error = new ObjectMapper().readTree(exit.stdout()).get("errors").get(0);

    assertThat(exit.code()).isEqualTo(2);
    assertThat(exit.stderr()).isEmpty();
    assertThat(error.get("problem").asText()).startsWith("cannot read the rule file none.yaml");
    assertThat(error.get("cure").asText()).startsWith("give the path of a readable file");
  }
}
