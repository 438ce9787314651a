package dev.larder.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.config.schema.RuleFileSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema and the reader agree, as far as a schema can know. */
class RuleFileSchemaTest {
  private static final Path SHIPPED = RuleTexts.EXAMPLES.resolve("larder.schema.json");

  /** Wrong files that the schema takes for right, since it knows no references and templates. */
  private static final Path READER_ONLY =
      Path.of("src/test/resources/dev/larder/config/reader-only.txt");

  static Stream<Path> examples() throws IOException {
    return RuleTexts.examples().stream();
  }

  @Test
  void the_shipped_file_is_the_generated_one() throws IOException {
    assertThat(Files.readString(SHIPPED, UTF_8))
        .as("write it anew: java -jar agent/target/larder-agent.jar schema > %s", SHIPPED)
        .isEqualTo(RuleFileSchema.text());
  }

  @Test
  void it_is_a_schema_of_draft_2020_12() throws IOException {
    assertThat(SchemaVerdict.ofItself()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_is_right_for_both_and_names_the_schema(Path example) throws IOException {
    String yaml = RuleTexts.read(example);

    assertThat(yaml).startsWith("# yaml-language-server: $schema=larder.schema.json\n");
    assertThat(SchemaVerdict.of(yaml).problems()).isEmpty();
    assertThat(RuleTexts.problems(yaml)).isEmpty();
  }

  @Test
  void of_the_wrong_files_it_takes_only_those_that_need_the_reader() throws IOException {
    List<String> taken = new ArrayList<>();
    int judged = 0;
    for (Path file : RuleTexts.wrong()) {
      SchemaVerdict verdict = SchemaVerdict.of(RuleTexts.read(file));
      judged += verdict.isDocument() ? 1 : 0;
      if (verdict.accepts()) {
        taken.add(file.getFileName().toString());
      }
    }

    assertThat(judged).isGreaterThan(130);
    assertThat(taken).containsExactlyElementsOf(Files.readAllLines(READER_ONLY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{larder: '1', namespace: 5, rules: ~}",
        "{larder: 1, namespace: true, rules: {}, breaker: {}, defaults: {}}",
        "{larder: '${V:-1}', namespace: 'a${V:-b}', redis: {uri: '${U:-redis://a}'}}",
        "{larder: 1, namespace: a, redis: {uri: 'rediss://u:p@h', max-in-flight: '7'}}",
        "{larder: 1, namespace: a, redis: {uri: 'redis://:a@b@h:1/0', timeout: 007ms}}",
        "{larder: 1, namespace: a, redis: {uri: 'redis-socket:///r.sock?database=1'}}",
        "{larder: 1, namespace: a, redis: {uri: 'redis-socket://u:p@/r@b/r.sock'}}",
        "{larder: 1, namespace: a, breaker: {failures: 999999999, open-for: '${O:-5s}'}}",
        "{larder: 1, namespace: a, defaults: {ttl: forever, not-found-ttl: off, jitter: 1}}",
        "{larder: 1, namespace: a, defaults: {jitter: 0.5, single-flight: '${S:-off}'}}",
        "{larder: 1, namespace: a, defaults: {jitter: '00.5', max-bytes: 1GiB, enabled: 'false'}}",
        "{larder: 1, namespace: a, defaults: {jitter: 100.0%, enabled: '${E:-true}', codec: json}}",
        "{larder: 1, namespace: a, defaults: {compress-above: off, max-bytes: '${M:-1B}'}}",
        "{larder: 1, namespace: a, rules: {1: {method: a.B.c, key: 5}}}",
        "{larder: 1, namespace: a, rules: {r: {method: [a.B.c], key: true, pattern: cache-aside}}}",
        "{larder: 1, namespace: a, rules: {r: {method: a.B.c, key: k}, w: {method: a.B.d,"
            + " invalidate: {rule: r, with: {}}}}}",
        "{larder: 1, namespace: a, rules: {w: {method: a.B.d, enabled: false,"
            + " invalidate: [{key: 5}]}}}",
      })
  void what_the_reader_takes_it_takes(String yaml) {
    assertThat(RuleTexts.problems(yaml)).isEmpty();
    assertThat(SchemaVerdict.of(yaml).problems()).isEmpty();
  }
}
