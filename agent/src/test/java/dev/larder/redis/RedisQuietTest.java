package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import dev.larder.testing.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A store leaves no trace in the JVM it lives in but its threads. */
class RedisQuietTest {
  @Test
  void nothing_is_printed_no_property_set_and_neither_jul_nor_jfr_woken() {
    try (RedisServer server = RedisServer.startOwn()) {
      ChildExit exit =
          ChildJvm.main(QuietProgram.class.getName())
              .classPath(System.getProperty("java.class.path"))
              .options("-Djava.util.logging.manager=does.not.Exist")
              .arguments(server.uri(), "redis://127.0.0.1:" + RedisServer.freePort())
              .run(Duration.ofSeconds(60));
      assertThat(exit.stderr()).isEmpty();
      assertThat(exit.stdout()).isEqualTo("properties untouched, recorder NoOpEventRecorder\n");
      assertThat(exit.code()).isZero();
    }
  }
}
