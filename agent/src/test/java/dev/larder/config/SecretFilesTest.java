package dev.larder.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.config.redis.RedisSettings;
import dev.larder.config.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ${file:PATH}}. */
class SecretFilesTest {
  @TempDir Path folder;

  private ReadRuleFile read(String yaml) {
    return RuleFileReader.read(
        folder.resolve("larder.yaml").toString(),
        "larder: 1\nnamespace: shop\n" + yaml,
        name -> null);
  }

  private String uri(String yaml) {
    ReadRuleFile read = read(yaml);
    assertThat(read.problems()).isEmpty();
    RedisSettings redis = Objects.requireNonNull(Objects.requireNonNull(read.file()).redis());
    return Objects.requireNonNull(redis.server().uriNow());
  }

  private String problem(String yaml) {
    List<Problem> problems = read(yaml).problems();
    assertThat(problems).hasSize(1);
    Problem problem = problems.get(0);
    return problem.line() + ":" + problem.column() + " " + problem.what() + "; " + problem.cure();
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @ParameterizedTest
  @CsvSource({
    "s3cret, s3cret",
    "s3cret\\n, s3cret",
    "s3cret\\r\\n, s3cret",
    "s3cret\\n\\n, s3cret\\n",
    "s3cret\\r, s3cret\\r",
    "' s3c\\nret ', ' s3c\\nret '",
    "${HOME}, ${HOME}",
  })
  void the_content_counts_without_its_last_line_break(String content, String password)
      throws IOException {
    Path secret = write("secret", content.translateEscapes());

    assertThat(uri("redis: { uri: 'redis://:${file:" + secret + "}@cache' }"))
        .isEqualTo("redis://:" + password.translateEscapes() + "@cache");
  }

  @Test
  void a_relative_path_begins_beside_the_rule_file() throws IOException {
    Files.createDirectory(folder.resolve("secrets"));
    Path unused = write("secrets/pass word", "s3cret\n");

    assertThat(
            uri("redis: { uri: 'redis://${file:secrets/pass word}@${file:./secrets/pass word}' }"))
        .isEqualTo("redis://s3cret@s3cret");
  }

  @Test
  void a_value_of_any_kind_can_be_in_a_file() throws IOException {
    Path unused = write("wait", "20ms\n");
    RuleFile file =
        Objects.requireNonNull(
            read("redis: { uri: 'redis://a', timeout: '${file:wait}' }\n").file());

    assertThat(Objects.requireNonNull(file.redis()).timeout().toMillis()).isEqualTo(20);
  }

  @Test
  void a_file_of_64_kib_is_read_and_a_larger_one_is_not() throws IOException {
    Path unused = write("secret", "x".repeat(64 << 10));
    assertThat(uri("redis: { uri: 'redis://:${file:secret}@a' }")).hasSize((64 << 10) + 11);

    unused = write("secret", "x".repeat((64 << 10) + 1));
    assertThat(problem("redis: { uri: 'redis://:${file:secret}@a' }"))
        .isEqualTo(
            "3:15 the file "
                + folder
                + "/secret is larger than 64 KiB; name a file that holds the value alone");
  }

  @Test
  void a_device_or_a_folder_is_not_read() {
    assertThat(problem("redis: { uri: '${file:/dev/zero}' }"))
        .isEqualTo("3:15 the file /dev/zero is not a regular file; name one that is");
    assertThat(problem("redis: { uri: '${file:.}' }")).contains("is not a regular file");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    String none = "../" + folder.getFileName() + "-none";
    assertThat(problem("redis: { uri: '${file:" + none + "}' }"))
        .isEqualTo(
            "3:15 the file "
                + folder
                + "/"
                + none
                + " does not exist; create it, or correct the path");
  }

  @Test
  void many_files_cannot_fill_the_memory() throws IOException {
    Path unused = write("secret", "x".repeat(64 << 10));

    assertThat(problem("redis: { uri: 'redis://" + "${file:secret}".repeat(40_000) + "@a' }"))
        .isEqualTo(
            "3:15 the file is larger than 1 MiB with its variables replaced; use fewer of them");
  }

  @Test
  void an_empty_file_gives_no_value() throws IOException {
    Path unused = write("secret", "\n");

    assertThat(problem("redis: { uri: '${file:secret}' }"))
        .isEqualTo("3:15 a value is missing; write \"uri: redis://HOST:6379/0\"");
  }
}
