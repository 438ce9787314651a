package dev.larder.redis.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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
        "redis://:s3cr3t^|@cache",
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
