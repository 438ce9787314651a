package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.Sentinels;
import dev.larder.redis.address.ServerAddress;
import dev.larder.redis.address.Tls;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.testing.Certificates;
import dev.larder.testing.RedisSentinels;
import dev.larder.testing.RedisServer;
import io.lettuce.core.SslVerifyMode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections, and whom they are made to. */
class RedisTlsTest {
  private static final byte[] ENTRY = new byte[32];

  @TempDir private static Path folder;
  private static Certificates made;
  private static Certificates others;
  private static RedisServer server;

  @BeforeAll
  static void start() throws IOException {
    made = Certificates.in(Files.createDirectory(folder.resolve("made")));
    others = Certificates.in(Files.createDirectory(folder.resolve("others")));
    made.sign("server", "san=ip:127.0.0.1", 30);
    made.sign("client", "san=dns:client", 30);
    made.sign("misnamed", "san=dns:elsewhere", 30);
    made.sign("expired", "san=ip:127.0.0.1", 1);
    server = with("server", "--tls-auth-clients", "no");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void a_server_is_trusted_whose_authority_is_and_that_is_called_by_its_name() {
    assertStores(server, tls(made.authority(), null, "FULL"));
    assertStores(server, tls(made.authority(), null, "CA"));
  }

  @Test
  void another_authority_is_not_trusted_nor_is_the_jvm_s_own_choice() {
    assertRefused(server, tls(others.authority(), null, "FULL"), "certification path");
    assertRefused(server, tls(others.authority(), null, "CA"), "certification path");
    assertRefused(server, tls(null, null, "FULL"), "certification path");
    assertStores(server, tls(others.authority(), null, "NONE"));
  }

  @Test
  void a_certificate_of_another_host_will_do_only_where_the_name_does_not_count() {
    try (RedisServer misnamed = with("misnamed", "--tls-auth-clients", "no")) {
      assertRefused(misnamed, tls(made.authority(), null, "FULL"), "127.0.0.1");
      assertStores(misnamed, tls(made.authority(), null, "CA"));
    }
  }

  @Test
  void an_expired_certificate_is_refused_until_there_is_another() {
    try (RedisServer expired = with("expired", "--tls-auth-clients", "no")) {
      assertRefused(expired, tls(made.authority(), null, "FULL"), "Expired");
    }
  }

  @Test
  void a_certificate_that_expires_counts_with_the_next_connection_until_there_is_another()
      throws IOException {
    made.signForSeconds("brief", "san=ip:127.0.0.1", 10);
    Instant end = Instant.now().plusSeconds(11);
    try (RedisServer brief = with("brief", "--tls-auth-clients", "no");
        RedisStore store = open(brief, tls(made.authority(), null, "FULL"))) {
      await().until(store::connected);
      await().atMost(Duration.ofSeconds(20)).until(() -> Instant.now().isAfter(end));
      assertThat(store.get("k").seen().isKnown()).isTrue();
      assertThat(store.faults()).isEmpty();

      brief.restart();
      await().until(() -> store.lastError().contains("Expired"));
      assertThat(store.get("k")).isSameAs(Reading.UNKNOWN);
      made.replace("brief", "server");
      brief.restart();
      await().until(() -> store.get("k").seen().isKnown());
    }
  }

  @Test
  void a_server_that_asks_for_a_certificate_is_shown_one_which_is_read_for_each_connection()
      throws IOException {
    try (RedisServer asking = with("server")) {
      assertRefused(asking, tls(made.authority(), null, "FULL"), "");
      Path shown = folder.resolve("shown.pem");
      Path key = folder.resolve("shown.key");
      others.sign("stranger", "san=dns:client", 30);
      Files.copy(folder.resolve("others/stranger.pem"), shown);
      Files.copy(others.key("stranger"), key);
      Tls tls = new Tls(file(made.authority()), shown.toFile(), key.toFile(), mode("FULL"));
      try (RedisStore store = open(asking, tls)) {
        await().until(() -> !store.faults().isEmpty());
        assertThat(store.connected()).isFalse();
        replace(folder.resolve("made/client.pem"), shown);
        replace(made.key("client"), key);
        await().until(store::connected);
      }
    }
  }

  @Test
  void sentinels_and_the_masters_that_they_name_are_spoken_to_in_tls() {
    Tls both = shown("client");
    try (RedisSentinels sentinels = RedisSentinels.start("s3cret", made.arguments("server"));
        RedisStore trusting = open(sentinels, both);
        RedisStore doubting = open(sentinels, tls(others.authority(), null, "FULL"))) {
      await().until(trusting::connected);
      assertThat(trusting.get("k").seen().isKnown()).isTrue();
      assertThat(trusting.address().shown()).startsWith("rediss-sentinel://");
      await().until(() -> !doubting.faults().isEmpty());
      assertThat(doubting.connected()).isFalse();

      sentinels.first().kill();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> trusting.get("k").seen().isAnswered() && trusting.connected());
      assertThat(doubting.connected()).isFalse();
    }
  }

  private static RedisStore open(RedisSentinels sentinels, Tls tls) {
    Sentinels known =
        new Sentinels(RedisSentinels.MASTER, sentinels.nodes(), () -> null, () -> "s3cret");
    return open(new ServerAddress(() -> "rediss://:s3cret@any", known, tls));
  }

  @Test
  void what_is_no_certificate_is_told_and_harms_nobody() throws IOException {
    Path garbage = Files.writeString(folder.resolve("garbage.pem"), "garbage");
    assertRefused(server, tls(garbage, null, "FULL"), "");
    assertRefused(server, tls(folder.resolve("nowhere.pem"), null, "FULL"), "nowhere.pem");
  }

  @Test
  void where_one_side_speaks_tls_and_the_other_does_not_the_reason_says_so() {
    try (RedisServer plain = RedisServer.startOwn();
        RedisStore store = open(plain, tls(made.authority(), null, "FULL"))) {
      await()
          .untilAsserted(() -> assertThat(store.lastError()).endsWith("does it speak TLS there?"));
    }
    try (RedisStore store = TestStores.open(RedisTarget.of(server.uri()))) {
      await()
          .untilAsserted(
              () -> assertThat(store.lastError()).endsWith("does it want TLS, rediss://?"));
    }
  }

  private static void assertStores(RedisServer at, Tls tls) {
    try (RedisStore store = open(at, tls)) {
      await().until(store::connected);
      assertThat(store.get("k").seen().isKnown()).isTrue();
      assertThat(store.put("l" + tls.hashCode(), Seen.ABSENT, ENTRY, 60_000))
          .succeedsWithin(Duration.ofSeconds(5))
          .isEqualTo(true);
      assertThat(store.address().shown()).startsWith("rediss://");
    }
  }

  private static void assertRefused(RedisServer at, Tls tls, String why) {
    try (RedisStore store = open(at, tls)) {
      await().until(() -> !store.faults().isEmpty());
      assertThat(store.lastError()).contains(why);
      assertThat(store.connected()).isFalse();
    }
  }

  private static RedisStore open(RedisServer at, Tls tls) {
    String uri = "rediss://127.0.0.1:" + at.port();
    return open(new ServerAddress(() -> uri, null, tls));
  }

  private static RedisStore open(ServerAddress address) {
    Duration patient = Duration.ofSeconds(2);
    return TestStores.open(new RedisTarget(address, patient, patient, Duration.ofMillis(200), 64));
  }

  private static RedisServer with(String certificate, String... arguments) {
    int port = RedisServer.freePort();
    List<String> given = new ArrayList<>(List.of("--port", "0", "--tls-port", "" + port));
    given.addAll(made.arguments(certificate));
    given.addAll(List.of(arguments));
    return RedisServer.startOn(port, given.toArray(new String[0]));
  }

  private static Tls tls(@Nullable Path ca, @Nullable Path certificate, String verify) {
    return Tls.of(file(ca), file(certificate), null, verify);
  }

  private static Tls shown(String certificate) {
    Path own = folder.resolve("made/" + certificate + ".pem");
    return new Tls(
        file(made.authority()), own.toFile(), made.key(certificate).toFile(), mode("FULL"));
  }

  private static SslVerifyMode mode(String name) {
    return SslVerifyMode.valueOf(name);
  }

  private static @Nullable File file(@Nullable Path path) {
    return path == null ? null : path.toFile();
  }

  private static void replace(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
