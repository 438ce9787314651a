package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.probe.behind.Busy;
import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import dev.larder.testing.ChildProcess;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls that wait while their JVM is killed: none that has returned is lost, none runs twice but
 * those of the keys that were just being run, and those of a name keep their order. {@code
 * -Dlarder.kills=50} kills as often.
 */
class KilledWritesIT {
  private static final int KILLS = Integer.getInteger("larder.kills", 5);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private RedisServer redis;

  @BeforeEach
  void start() {
    redis = RedisServer.startOwn();
  }

  @AfterEach
  void stop() {
    redis.close();
  }

  private ChildJvm busy(int number, int millis) {
    AgentRun.write(
        folder.resolve("larder.yaml"),
        """
        larder: 1
        namespace: busy
        redis: { uri: "%s", timeout: 2s }
        rules:
          added:
            method: com.probe.behind.Counts.add(..)
            pattern: write-behind
            key: "added:{name}"
            merge: sum(by)
            flush-every: 50ms
            accept-loss: true
          set:
            method: com.probe.behind.Counts.set(..)
            pattern: write-behind
            key: "set:{name}"
            flush-every: 50ms
            accept-loss: true
        """
            .formatted(redis.uri()));
    return ChildJvm.main(Busy.class.getName())
        .brief()
        .in(folder)
        .classPath(Built.testClasses().toString())
        .arguments(folder.toString(), Integer.toString(number), Integer.toString(millis))
        .agent(Built.agentJar(), "larder.yaml");
  }

  @Test
  void no_call_that_has_returned_is_lost_when_jvms_are_killed() throws IOException {
    Random random = new Random(42);
    List<Long> killed = new ArrayList<>();
    try (ChildProcess survivor = busy(0, 0).start()) {
      for (int kill = 1; kill <= KILLS; kill++) {
        try (ChildProcess victim = busy(kill, 0).start()) {
          awaitCalls(kill);
          pause(random.nextInt(1_500));
          killed.add(victim.pid());
          victim.kill();
        }
      }
      killed.add(survivor.pid());
      survivor.kill();
    }
    try (ChildProcess last = busy(KILLS + 1, 500).start()) {
      last.awaitLine("done"::equals, LIMIT);
      awaitNothingWaits();
    }

    Applied applied = Applied.of(Files.readAllLines(folder.resolve("applied")), killed);
    Called called = Called.of(Files.readAllLines(folder.resolve("calls")));
    System.out.printf(
        "[KilledWritesIT] %d kills: %d calls returned, %d runs, sums of %d acknowledged and %d applied%n",
        killed.size(), called.returned, applied.runs, total(called.added), total(applied.added));
    assertThat(called.returned).isGreaterThan(100L * KILLS);
    called.added.forEach(
        (name, sum) -> {
          long most = called.adding.getOrDefault(name, 0L) + applied.mayBeTwice(name);
          assertThat(applied.added.getOrDefault(name, 0L)).as(name).isBetween(sum, most);
        });
    called.set.forEach(
        (name, last) ->
            assertThat(applied.set.get(name)).as(name).isBetween(last, called.setting.get(name)));
  }

  @Test
  void what_waits_in_memory_is_run_before_a_jvm_ends_by_itself() throws IOException {
    ChildJvm jvm = busy(1, 10_000);
    Path rules = folder.resolve("larder.yaml");
    AgentRun.write(
        rules,
        Files.readString(rules)
            .replace("accept-loss: true", "accept-loss: true\n    queue: memory")
            .replace("flush-every: 50ms", "flush-every: 1h"));
    ChildExit exit = jvm.arguments("and then it ends").run(LIMIT);
    assertThat(exit.code()).as(exit.stderr()).isZero();

    Applied applied = Applied.of(Files.readAllLines(folder.resolve("applied")), List.of());
    Called called = Called.of(Files.readAllLines(folder.resolve("calls")));
    assertThat(applied.added).isEqualTo(called.added);
    assertThat(applied.set).isEqualTo(called.set);
    assertThat(applied.runs).isLessThan(called.returned);
  }

  private static long total(Map<String, Long> sums) {
    return sums.values().stream().mapToLong(Long::longValue).sum();
  }

  private void awaitCalls(int number) {
    await()
        .atMost(LIMIT)
        .until(
            () ->
                Files.exists(folder.resolve("calls"))
                    && Files.readString(folder.resolve("calls")).contains("\nset " + number + "-"));
  }

  private void awaitNothingWaits() {
    try (RespClient client = RespClient.connect(redis.uri())) {
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> {
                assertThat(client.command("XLEN", "busy:~wb:added")).isEqualTo(0L);
                assertThat(client.command("XLEN", "busy:~wb:set")).isEqualTo(0L);
              });
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What callers did, or had begun. */
  private record Called(
      Map<String, Long> adding,
      Map<String, Long> added,
      Map<String, Long> setting,
      Map<String, Long> set,
      long returned) {
    static Called of(List<String> lines) {
      Map<String, Map<String, Long>> sums = new HashMap<>();
      long returned = 0;
      for (String line : lines) {
        String[] words = line.split(" ", -1);
        boolean adds = words[0].startsWith("add");
        sums.computeIfAbsent(words[0], word -> new HashMap<>())
            .merge(words[1], Long.parseLong(words[2]), adds ? Long::sum : Math::max);
        returned += words[0].equals("added") || words[0].equals("set") ? 1 : 0;
      }
      return new Called(
          named(sums, "adding"),
          named(sums, "added"),
          named(sums, "setting"),
          named(sums, "set"),
          returned);
    }
  }

  private static Map<String, Long> named(Map<String, Map<String, Long>> sums, String word) {
    return sums.getOrDefault(word, Map.of());
  }

  /** What came of it. The last run of a killed JVM may have been taken out of no queue. */
  private record Applied(
      Map<String, Long> added, Map<String, Long> set, Map<Long, String> lastAdded, long runs) {
    static Applied of(List<String> lines, List<Long> killed) {
      Map<String, Long> added = new HashMap<>();
      Map<String, Long> set = new HashMap<>();
      Map<Long, String> lastAdded = new HashMap<>();
      for (String line : lines) {
        String[] words = line.split(" ", -1);
        long pid = Long.parseLong(words[0]);
        long number = Long.parseLong(words[3]);
        if (words[1].equals("add")) {
          added.merge(words[2], number, Long::sum);
          if (killed.contains(pid)) {
            lastAdded.put(pid, words[2] + " " + number);
          }
        } else {
          Long before = set.put(words[2], number);
          assertThat(before == null || before <= number).as("%s after %s", line, before).isTrue();
        }
      }
      return new Applied(added, set, lastAdded, lines.size());
    }

    /** At most the last run of each. */
    long mayBeTwice(String name) {
      long sum = 0;
      for (String last : lastAdded.values()) {
        String[] words = last.split(" ", -1);
        sum += words[0].equals(name) ? Long.parseLong(words[1]) : 0;
      }
      return sum;
    }
  }
}
