package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.history.Violation;
import dev.larder.history.Violation.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the silence of {@link HistoryIT} is worth: with one protection taken out of the jar, the
 * checker finds what it held back, and with the jar as it is, it finds nothing under the same load.
 */
class WeakHistoryIT {
  private static final int MOST_RUNS = 4;
  private static final Executor THREADS = task -> new Thread(task).start();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void each_protection_is_missed_where_it_lacks(WeakJar weakness) throws IOException {
    Path jar = weakness.in(folder);
    CompletableFuture<HistoryRun.Outcome> beside =
        CompletableFuture.supplyAsync(
            () -> outcome(run(weakness, "whole", Built.agentJar(), 1)), THREADS);
    HistoryRun.Outcome found = outcome(run(weakness, "weak", jar, 1));
    HistoryRun.Outcome clean = beside.join();
    for (int seed = 2; seed <= MOST_RUNS && !rules(found).contains(expected(weakness)); seed++) {
      found = outcome(run(weakness, "weak" + seed, jar, seed));
    }

    System.out.println("[" + weakness + "] weak: " + found.summary());
    System.out.println("[" + weakness + "] whole: " + clean.told());
    assertThat(clean.violations()).as(clean.told()).isEmpty();
    assertThat(rules(found)).contains(expected(weakness));
    if (expected(weakness) != Rule.NEVER_WAS) {
      assertThat(rules(found)).doesNotContain(Rule.NEVER_WAS);
    }
  }

  /** A load under which the weakness shows within seconds. */
  private HistoryRun run(WeakJar weakness, String name, Path jar, int seed) {
    HistoryRun run =
        new HistoryRun(folder.resolve(name), jar)
            .of(2, 3, seed)
            .with("threads", 8)
            .with("keys", 4)
            .with("writes", 20)
            .with("thinkMicros", 4_000)
            .with("writeMillis", 5)
            .with("transactions", 0);
    return switch (weakness) {
      case NO_FENCE, FOLLOWS_ANY_FLIGHT -> run.with("readMillis", 60);
      case NO_VERSIONS -> run.with("readMillis", 10).dropping("{ tag: 'of-call:{key}' }");
      case NO_FLIGHT_RULE -> run.of(1, 3, seed).with("readMillis", 60).withoutRedis();
      case NO_JOURNAL ->
          run.with("keys", 20).with("readMillis", 2).whileTroubled(WeakHistoryIT::cuts);
      case NOT_AFTER_COMMIT ->
          run.with("transactions", 100).with("writeMillis", 60).with("readMillis", 2);
      case REPLACES_BEFORE_COMMIT ->
          run.with("transactions", 100).with("readMillis", 2).writing("write-through");
      case ANY_CONNECTION ->
          run.of(2, 7, seed)
              .with("threads", 128)
              .with("keys", 300)
              .with("writes", 30)
              .with("readMillis", 0)
              .with("lingerMillis", 2_500)
              .whileTroubled(WeakHistoryIT::kills)
              .calmAtTheEnd(2_500);
    };
  }

  private static Rule expected(WeakJar weakness) {
    return switch (weakness) {
      case FOLLOWS_ANY_FLIGHT -> Rule.OTHER_JVM;
      case REPLACES_BEFORE_COMMIT -> Rule.NEVER_WAS;
      default -> Rule.SAME_JVM;
    };
  }

  private static void cuts(HistoryScene scene) {
    scene.refuse(0, 60);
    scene.rest(600);
  }

  private static void kills(HistoryScene scene) {
    scene.kill(1);
    scene.rest(1_500);
  }

  private static HistoryRun.Outcome outcome(HistoryRun run) {
    try {
      return run.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<Rule> rules(HistoryRun.Outcome outcome) {
    return outcome.violations().stream().map(Violation::rule).collect(Collectors.toSet());
  }
}
