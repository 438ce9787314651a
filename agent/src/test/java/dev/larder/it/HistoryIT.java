package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * JVMs that read and write at once while Redis and the ways to it fail: nothing that they read is
 * older than the promise allows. For a long run: {@code -Dlarder.history.seconds=600}, and {@code
 * .jvms}, {@code .threads}, {@code .seed}.
 */
class HistoryIT {
  private static final int JVMS = Integer.getInteger("larder.history.jvms", 3);
  private static final int THREADS = Integer.getInteger("larder.history.threads", 16);
  private static final int SECONDS = Integer.getInteger("larder.history.seconds", 20);
  private static final long SEED = Long.getLong("larder.history.seed", 1);

  @TempDir Path folder;

  @Test
  void nothing_is_older_than_promised_whatever_happens_to_redis() throws IOException {
    HistoryRun.Outcome outcome =
        new HistoryRun(folder, Built.agentJar())
            .of(JVMS, SECONDS, SEED)
            .with("threads", THREADS)
            .whileTroubled(HistoryIT::anything)
            .calmAtTheEnd(5_000)
            .run();

    System.out.println("[history] " + outcome.summary());
    assertThat(outcome.violations()).as(outcome.told()).isEmpty();
    assertThat(outcome.hits()).isPositive();
  }

  private static void anything(HistoryScene scene) {
    scene.rest(scene.chance() ? 500 : 6_000);
    scene.anything(1_200);
  }
}
