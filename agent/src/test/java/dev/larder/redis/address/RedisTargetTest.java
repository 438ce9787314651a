package dev.larder.redis.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisCredentials;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisTargetTest {
  @Test
  void neither_its_text_nor_its_description_shows_the_password() {
    RedisTarget target = RedisTarget.of("rediss://user:s3cr3t@cache:6390/4");
    assertThat(target.address().shown()).isEqualTo("rediss://cache:6390/4");
    assertThat(target.toString()).contains("rediss://cache:6390/4").doesNotContain("s3cr3t");
    assertThat(RedisTarget.of("redis://:s3cr3t@cache").address().shown())
        .isEqualTo("redis://cache:6379/0");
    assertThat(
            RedisTarget.of("redis-socket://u:s3cr3t@/run/redis.sock?database=4").address().shown())
        .isEqualTo("redis-socket:///run/redis.sock?database=4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cache:6379",
        "http://cache",
        "redis://:s3cr3t@ca^che",
        "redis://:s3cr3t@",
        "unix:///tmp/s3cr3t",
        "redis-sentinel://:s3cr3t@s1:26379,s2:26379/0#main"
      })
  void what_is_not_a_redis_uri_is_refused_without_repeating_it(String uri) {
    assertThatThrownBy(() -> RedisTarget.of(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("redis://")
        .hasMessageNotContaining("s3cr3t")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cr3t",
        "#s3cr3t",
        "s3c?r3t",
        "s3c/r3t",
        "s3c@r3t@",
        "s3c:r3t",
        "100%",
        "^|{}\" \\",
        "a+b",
        "[::1]",
        "schlüssel€"
      })
  void a_password_is_what_it_is_whatever_it_is_made_of(String password) {
    String encoded = URLEncoder.encode(password, UTF_8).replace("+", "%20");
    for (String written : List.of(password, encoded)) {
      for (String user : List.of("", "app")) {
        String before = "//" + user + ":" + written;
        assertOpens("redis:" + before + "@cache", user, password, "redis://cache:6379/0");
        assertOpens("rediss:" + before + "@my_redis:7/2", user, password, "rediss://my_redis:7/2");
        assertOpens("redis:" + before + "@[::1]:7", user, password, "redis://[::1]:7/0");
        assertOpens(
            "redis-socket:" + before + "@/run/a@b.sock?database=3",
            user,
            password,
            "redis-socket:///run/a@b.sock?database=3");
      }
    }
  }

  private static void assertOpens(String uri, String user, String password, String shown) {
    ServerAddress address = ServerAddress.of(uri);
    assertThat(address.shown()).isEqualTo(shown);
    RedisCredentials credentials =
        Objects.requireNonNull(address.now().getCredentialsProvider().resolveCredentials().block());
    assertThat(String.valueOf(credentials.getPassword())).isEqualTo(password);
    assertThat(credentials.getUsername()).isEqualTo(user.isEmpty() ? null : user);
  }

  @Test
  void a_name_with_what_no_name_of_a_host_has_keeps_its_port() {
    assertThat(ServerAddress.of("redis://my_redis:6380").shown())
        .isEqualTo("redis://my_redis:6380/0");
    assertThat(ServerAddress.of("redis://my_redis").shown()).isEqualTo("redis://my_redis:6379/0");
    assertThat(ServerAddress.of("redis://[::1]:6380").now().getPort()).isEqualTo(6380);
  }

  @Test
  void timeouts_and_bounds_have_a_least() {
    Duration ok = Duration.ofMillis(1);
    assertThatThrownBy(
            () -> new RedisTarget(ServerAddress.of("redis://h"), Duration.ZERO, ok, ok, 1))
        .hasMessage("a timeout is at least 1ms");
    assertThatThrownBy(() -> new RedisTarget(ServerAddress.of("redis://h"), ok, ok, ok, 0))
        .hasMessage("max-in-flight is at least 1");
  }
}
