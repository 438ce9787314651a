package dev.larder.config.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.config.ReadRuleFile;
import dev.larder.config.RuleFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisSettingsTest {
  @TempDir private Path folder;

  @BeforeEach
  void secrets() throws IOException {
    Files.writeString(folder.resolve("password"), "s3cret\n");
    Files.writeString(folder.resolve("ca.pem"), "a certificate");
  }

  @Test
  void sentinels_beside_a_uri_or_alone() {
    ServerSettings beside =
        server(
            """
              uri: rediss://app:${file:password}@any/3
              sentinel: { master: shop, nodes: [s1, "s2:26380", "[::1]:7"], password: "${WATCH}" }
            """);
    SentinelSettings sentinels = Objects.requireNonNull(beside.sentinels());
    assertThat(sentinels.master()).isEqualTo("shop");
    assertThat(sentinels.nodes())
        .isEqualTo(List.of(new Node("s1", 26379), new Node("s2", 26380), new Node("::1", 7)));
    assertThat(beside.isEncrypted()).isTrue();
    assertThat(beside.shown()).isEqualTo("rediss-sentinel://s1:26379,s2:26380,[::1]:7/3#shop");
    assertThat(beside + sentinels.toString()).doesNotContain("s3cret").doesNotContain("w4tch");

    ServerSettings alone = server("  sentinel: { master: shop, nodes: s1 }\n");
    assertThat(alone.uriNow()).isNull();
    assertThat(alone.shown()).isEqualTo("redis-sentinel://s1:26379#shop");
    assertThat(alone.isEncrypted()).isFalse();
    assertThat(alone.isLike(beside)).isFalse();
  }

  @Test
  void a_socket_is_shown_with_its_path_and_without_who_asks() {
    assertThat(server("  uri: redis-socket:///run/a@b.sock\n").shown())
        .isEqualTo("redis-socket:///run/a@b.sock");
    assertThat(server("  uri: redis-socket://:${file:password}@/run/b.sock\n").shown())
        .isEqualTo("redis-socket://***@/run/b.sock");
  }

  @Test
  void a_secret_is_read_anew_and_one_that_has_gone_stays_as_it_was() throws IOException {
    ServerSettings server = server("  uri: redis://:${file:password}@cache\n");
    assertThat(server.uriNow()).isEqualTo("redis://:s3cret@cache");
    Files.writeString(folder.resolve("password"), "another");
    assertThat(server.uriNow()).isEqualTo("redis://:another@cache");
    assertThat(server("  uri: redis://:${file:password}@cache\n").isLike(server)).isTrue();
    assertThat(server("  uri: redis://:${file:password}@other\n").isLike(server)).isFalse();
    Files.delete(folder.resolve("password"));
    assertThat(server.uriNow()).as("as it was last").isEqualTo("redis://:another@cache");
  }

  @Test
  void certificates_lie_beside_the_rule_file() {
    ServerSettings server = server("  uri: rediss://cache\n  tls: { ca: ca.pem, verify: ca }\n");
    TlsSettings tls = Objects.requireNonNull(server.tls());
    assertThat(tls.ca()).hasName("ca.pem").exists();
    assertThat(tls.verify()).isEqualTo(TlsSettings.Verify.CA);
    assertThat(server.isLike(server("  uri: rediss://cache\n"))).isFalse();
    assertThat(server("  tls: {}\n  sentinel: { master: shop, nodes: s1 }\n").isEncrypted())
        .isTrue();
  }

  @Test
  void whom_nobody_verifies_is_warned_of() {
    assertThat(warning("  tls: { verify: none }\n")).contains("tls.verify is none");
    assertThat(warning("  tls: { verify: ca }\n")).isNull();
    assertThat(warning("")).isNull();
  }

  private @Nullable String warning(String tls) {
    return settings("  uri: rediss://cache\n" + tls).warning();
  }

  private ServerSettings server(String redis) {
    return settings(redis).server();
  }

  private RedisSettings settings(String redis) {
    ReadRuleFile read =
        RuleFileReader.read(
            folder.resolve("larder.yaml").toString(),
            "larder: 1\nnamespace: shop\nredis:\n" + redis,
            Map.of("WATCH", "w4tch")::get);
    assertThat(read.problems()).isEmpty();
    return Objects.requireNonNull(Objects.requireNonNull(read.file()).redis());
  }
}
