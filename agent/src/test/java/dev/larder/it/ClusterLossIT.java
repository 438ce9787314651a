package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.it.ClusterJvms.Called;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several JVMs wait for is gone: the one that loads, or Redis. */
class ClusterLossIT {
  @TempDir Path folder;
  private ClusterJvms jvms;

  @BeforeEach
  void start() throws IOException {
    jvms = ClusterJvms.start(3, folder, "500ms");
  }

  @AfterEach
  void close() {
    jvms.close();
  }

  @Test
  void the_load_of_a_jvm_that_is_killed_is_made_once_more() {
    jvms.lead(0, "patient 1", 1_000); // may be waited for 6 s
    jvms.call(1, "patient 1", 1_000, 4);
    jvms.call(2, "patient 1", 1_000, 4);
    jvms.jvm(0).kill();

    Called one = jvms.called(1, "patient 1");
    Called two = jvms.called(2, "patient 1");
    assertThat(one.runs() + two.runs()).isEqualTo(1);
    assertThat(one.values()).containsExactly("done");
    assertThat(two.values()).containsExactly("done");
    assertThat(Math.max(one.longestMillis(), two.longestMillis())).isLessThan(7_500);
  }

  @Test
  void nobody_waits_for_a_lock_in_a_redis_that_does_not_answer() {
    jvms.lead(0, "patient 1", 30_000); // may be waited for 6 s
    jvms.call(1, "patient 1", 100, 4);
    jvms.call(2, "patient 1", 100, 4);
    jvms.redis().pause();
    long began = System.nanoTime();
    Called one = jvms.called(1, "patient 1");
    Called two = jvms.called(2, "patient 1");
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    jvms.redis().resume();

    assertThat(took).isLessThan(Duration.ofSeconds(3));
    assertThat(one.runs()).isPositive();
    assertThat(two.runs()).isPositive();
  }
}
