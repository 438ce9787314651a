package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.history.HistoryChecker;
import dev.larder.history.HistoryFile;
import dev.larder.history.Operation;
import dev.larder.history.Outages;
import dev.larder.history.Violation;
import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import dev.larder.testing.ChildProcess;
import dev.larder.testing.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Several JVMs with the agent that read and write the same keys, over ways to one Redis that are
 * disturbed meanwhile; then what they did is checked. Each run is for itself.
 */
final class HistoryRun {
  /** What Larder may take to connect again and to send its journal: see the rule file's bounds. */
  private static final Duration RECOVERY = Duration.ofSeconds(3);

  /** A little less than the rule file says, which is kept by a timer that ticks. */
  private static final Duration INVALIDATE_TIMEOUT = Duration.ofMillis(900);

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final String RULES =
      """
      larder: 1
      namespace: history
      redis: { %1$s, timeout: 500ms, invalidate-timeout: 1s, reconnect-max: 500ms }
      breaker: { failures: 5, open-for: 300ms }
      defaults: { ttl: 5s%2$s }
      rules:
        row:
          method: com.probe.history.Origin.read(int)
          key: "row:{key}"
          %3$s
        write:
          method: com.probe.history.Origin.write(int)
          %4$s
        change:
          method: com.probe.history.Origin.change(int)
          %4$s
      """;
  private static final String MANY =
      """
        many:
          method: com.probe.history.Origin.readMany(java.util.List)
          batch: { of: row, ids: keys, id: "{result.key}" }
      """;

  private final Path folder;
  private final Path agent;
  private final List<String> options = new ArrayList<>();
  private int jvms = 2;
  private int seconds = 4;
  private long seed = 1;
  private int calmMillis;
  private String defaults = "";
  private boolean connects = true;
  private String dropped = "{ rule: row, with: { key: '{key}' } }";
  private String pattern = "";
  private boolean readsMany;
  private Supplier<Scene> place = () -> new HistoryScene(jvms, seed);
  private Consumer<Scene> trouble = scene -> scene.rest(100);

  /** What has come of it. */
  record Outcome(
      List<Operation> history, long loads, List<Violation> violations, List<List<Held>> held) {
    /** What the JVMs hold has not grown since a quarter of the time had gone. */
    void assertNothingGrew() {
      for (List<Held> each : held) {
        assertThat(each).as("what a JVM told of itself").hasSize(2);
        each.get(1).assertNoMoreThan(each.get(0));
      }
    }

    /** Reads that ran no origin: from Redis, or from another caller's load. */
    long hits() {
      return reads() - loads;
    }

    String summary() {
      return String.format(
          "%d reads, %d of them hits, %d writes, %d violations",
          reads(), hits(), history.size() - reads(), violations.size());
    }

    private long reads() {
      return history.stream().filter(each -> each.kind() == Operation.Kind.READ).count();
    }

    /** The reads that were wrong, the first few in words. */
    String told() {
      return summary()
          + "\n"
          + String.join("\n", violations.stream().limit(5).map(Violation::toString).toList());
    }
  }

  /** A run of this jar, undisturbed, with the probe's own workload. */
  HistoryRun(Path folder, Path agent) {
    this.folder = folder;
    this.agent = agent;
  }

  HistoryRun of(int someJvms, int someSeconds, long someSeed) {
    jvms = someJvms;
    seconds = someSeconds;
    seed = someSeed;
    return this;
  }

  /** A component of {@code com.probe.history.Workload}. */
  HistoryRun with(String name, int value) {
    options.add("-Dhistory." + name + "=" + value);
    return this;
  }

  /** Leaves everything alone for so long at the end. */
  HistoryRun calmAtTheEnd(int millis) {
    calmMillis = millis;
    return this;
  }

  /** What happens again and again until the end. */
  HistoryRun whileTroubled(Consumer<HistoryScene> disturbances) {
    trouble = scene -> disturbances.accept((HistoryScene) scene);
    return this;
  }

  /** In a cluster, to which this happens again and again until the end. */
  HistoryRun inCluster(Consumer<ClusterScene> disturbances) {
    place = () -> new ClusterScene(seed);
    trouble = scene -> disturbances.accept((ClusterScene) scene);
    return this;
  }

  /** Writes drop entries by this clause of a rule file, in place of the rule's own key. */
  HistoryRun dropping(String clause) {
    dropped = clause;
    return this;
  }

  /** A quarter of the reads is of several keys at once, of entries without tags. */
  HistoryRun readingMany() {
    readsMany = true;
    return with("many", 25);
  }

  /** The same, and writes do this to the entry that they are about. */
  HistoryRun writing(String writePattern) {
    pattern = writePattern;
    return readingMany();
  }

  /** With another option among the rules' defaults. */
  HistoryRun byDefault(String option) {
    defaults = ", " + option;
    return this;
  }

  private String tags() {
    return readsMany ? "ttl: 1m" : "tags: ['of-call:{key}', 'of-result:{result.key}']";
  }

  private String effect() {
    return pattern.isEmpty()
        ? "invalidate: [ " + dropped + " ]"
        : "pattern: " + pattern + "\n    of: row";
  }

  /** There is no Redis where the rule file names one. */
  HistoryRun withoutRedis() {
    connects = false;
    return this;
  }

  Outcome run() throws IOException {
    Files.createDirectories(folder);
    List<ChildProcess> children = new ArrayList<>();
    try (Scene scene = place.get()) {
      for (int jvm = 0; jvm < jvms; jvm++) {
        children.add(start(jvm, scene));
      }
      children.forEach(child -> child.awaitLine("ready"::equals, LIMIT));
      children.forEach(HistoryRun::assertSameClock);
      children.forEach(child -> child.send("go " + seconds * 1_000L));
      long millis = seconds * 1_000L - calmMillis;
      scene.play(trouble, System.nanoTime() + Duration.ofMillis(millis).toNanos());
      long loads = 0;
      List<List<Held>> held = new ArrayList<>();
      for (int jvm = 0; jvm < jvms; jvm++) {
        ChildExit exit = children.get(jvm).awaitExit(LIMIT);
        loads += loads(exit);
        scene.note(jvm, exit.stdout());
        held.add(Held.told(exit.stdout()));
      }
      return outcome(scene, loads, held);
    } finally {
      children.forEach(ChildProcess::close);
    }
  }

  private ChildProcess start(int jvm, Scene scene) {
    int port = connects ? scene.port(jvm) : RedisServer.freePort();
    String redis = connects ? scene.redis(jvm) : "uri: \"redis://127.0.0.1:" + port + "\"";
    Path rules =
        AgentRun.write(
            folder.resolve("larder-" + jvm + ".yaml"),
            RULES.formatted(redis, defaults, tags(), effect()) + (readsMany ? MANY : ""));
    return ChildJvm.main("com.probe.history.HistoryProbe")
        .in(folder)
        .options(options.toArray(String[]::new))
        .options("-Dhistory.port=" + port)
        .options("-Dhistory.seed=" + (seed * 100 + jvm))
        .brief()
        .agent(agent, rules.toString())
        .classPath(
            Folders.path(
                Built.testClasses(),
                Folders.jars("spring-tx-", "spring-core-", "spring-beans-", "spring-jcl-")))
        .arguments(folder.resolve("truth").toString(), log(jvm).toString(), "" + connects)
        .start();
  }

  /**
   * {@link System#nanoTime} is the machine's monotonic clock on Linux, the same for all processes:
   * what a child reads lies between what this JVM reads before and after.
   */
  private static void assertSameClock(ChildProcess child) {
    long before = System.nanoTime();
    child.send("clock");
    String told = child.awaitLine(line -> line.startsWith("clock: "), LIMIT);
    assertThat(Long.parseLong(told.substring(7))).isBetween(before, System.nanoTime());
  }

  private static long loads(ChildExit exit) {
    assertThat(exit.timedOut()).as(exit.stdout() + exit.stderr()).isFalse();
    assertThat(exit.code()).as(exit.stderr()).isZero();
    assertThat(exit.stdout()).as(exit.stderr()).doesNotContain("failed: ").contains("loads: ");
    assertThat(exit.stderr()).doesNotContain("\tat ");
    return Long.parseLong(exit.stdout().substring(exit.stdout().indexOf("loads: ") + 7).strip());
  }

  private Outcome outcome(Scene scene, long loads, List<List<Held>> held) throws IOException {
    List<Operation> history = new ArrayList<>();
    for (int jvm = 0; jvm < jvms; jvm++) {
      history.addAll(HistoryFile.read(log(jvm), jvm));
    }
    Outages outages = new Outages(scene.outages(), RECOVERY.toNanos());
    List<Violation> found = HistoryChecker.check(history, outages, INVALIDATE_TIMEOUT.toNanos());
    return new Outcome(history, loads, found, held);
  }

  private Path log(int jvm) {
    return folder.resolve("history-" + jvm);
  }
}
