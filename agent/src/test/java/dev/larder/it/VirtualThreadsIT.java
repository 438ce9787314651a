package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import dev.larder.testing.ChildProcess;
import dev.larder.testing.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Virtual threads in cached methods, one of which holds its monitor, while others interrupt. */
class VirtualThreadsIT {
  private static final String RULES =
      """
      larder: 1
      namespace: probe
      redis: { uri: "URI", timeout: 3s }
      breaker: { failures: 100000, open-for: 1s }
      rules:
        locked: { method: com.probe.loaders.VirtualThreadsProbe.locked(long), key: "locked:{id}" }
        plain: { method: com.probe.loaders.VirtualThreadsProbe.plain(long), key: "plain:{id}" }
      """;

  @TempDir Path folder;

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "there are no virtual threads before")
  void no_interrupt_is_lost_and_nobody_stalls() throws IOException {
    try (RedisServer redis = RedisServer.startOwn()) {
      Path app = Folders.classes(folder.resolve("app"), Folders.PROBES);
      Path rules = folder.resolve("larder.yaml");
      Files.writeString(rules, RULES.replace("URI", redis.uri()));
      ChildJvm jvm =
          ChildJvm.main("com.probe.loaders.VirtualThreadsProbe")
              .agent(Built.agentJar(), rules.toString())
              .classPath(app.toString());
      try (ChildProcess child = jvm.start()) {
        child.awaitLine("ready"::equals, Duration.ofSeconds(90));
        redis.pause();
        child.send("");
        child.awaitLine(line -> line.startsWith("few"), Duration.ofSeconds(30));
        redis.resume();
        ChildExit exit = child.awaitExit(Duration.ofSeconds(30));

        assertThat(exit.stderr()).startsWith("larder: ").hasLineCount(1);
        assertThat(exit.stdout())
            .isEqualTo(
                """
                hit: true
                many: wrong 0, lost 0, slow 0
                ready
                few: wrong 0, lost 0, slow 0
                hit: true
                """);
      }
    }
  }
}
