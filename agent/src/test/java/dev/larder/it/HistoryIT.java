package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * JVMs that read and write at once while Redis and the ways to it fail: nothing that they read is
 * older than the promise allows, and nothing grows. For a long run: {@code
 * -Dlarder.history.seconds=600}, and {@code .jvms}, {@code .threads}, {@code .seed}.
 */
class HistoryIT {
  private static final int JVMS = Integer.getInteger("larder.history.jvms", 3);
  private static final int THREADS = Integer.getInteger("larder.history.threads", 16);
  private static final int SECONDS = Integer.getInteger("larder.history.seconds", 20);
  private static final long SEED = Long.getLong("larder.history.seed", 1);

  private static final String THROUGH =
      "pattern: read-through, load-timeout: 5ms, stale-while-revalidate: 5s, stale-if-error: 5s";
  private static final String AHEAD = "pattern: refresh-ahead, refresh-at: 0.1, stale-if-error: 5s";

  @TempDir Path folder;

  @Test
  void nothing_is_older_than_promised_whatever_happens_to_redis() throws IOException {
    check(run(SECONDS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ tag: 'of-call:{key}' }",
        "{ tag: 'of-result:{key}' }",
        "{ keys: 'r?w:{key}' }",
        "{ all: row }"
      })
  void nor_where_writes_drop_by_tags_patterns_or_whole_rules(String clause) throws IOException {
    check(run(SECONDS * 9 / 20).dropping(clause));
  }

  @Test
  void nor_where_jvms_share_their_loads() throws IOException {
    check(run(SECONDS * 9 / 20).byDefault("single-flight: cluster, stale-while-revalidate: 5s"));
  }

  @Test
  void nor_where_entries_are_loaded_before_their_ttl_is_over() throws IOException {
    check(run(SECONDS * 9 / 20).byDefault(AHEAD));
  }

  @Test
  void nor_where_threads_beside_their_callers_load() throws IOException {
    check(run(SECONDS * 9 / 20).byDefault(THROUGH));
  }

  @Test
  void nor_where_many_are_read_at_once_and_writes_go_around() throws IOException {
    check(run(SECONDS * 9 / 20).writing("write-around"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sliding: true", AHEAD + ", refresh: inline"})
  void nor_where_writes_leave_what_they_wrote_and_many_are_read_at_once(String reads)
      throws IOException {
    check(run(SECONDS * 9 / 20).writing("write-through").byDefault(reads));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ keys: 'r?w:{key}' }", "{ tag: 'of-result:{key}' }"})
  void nor_where_slots_of_a_cluster_move(String clause) throws IOException {
    HistoryRun run = run(SECONDS * 9 / 20).dropping(clause);
    check(run.inCluster(scene -> scene.anything(300)));
  }

  private HistoryRun run(int seconds) {
    return new HistoryRun(folder, Built.agentJar())
        .of(JVMS, seconds, SEED)
        .with("threads", THREADS)
        .whileTroubled(HistoryIT::anything)
        .calmAtTheEnd(Math.min(5_000, seconds * 250));
  }

  private static void check(HistoryRun run) throws IOException {
    HistoryRun.Outcome outcome = run.run();

    System.out.println("[history] " + outcome.summary() + ", " + outcome.held());
    outcome.assertNothingGrew();
    assertThat(outcome.violations()).as(outcome.told()).isEmpty();
    assertThat(outcome.hits()).isPositive();
  }

  private static void anything(HistoryScene scene) {
    scene.rest(scene.chance() ? 500 : 6_000);
    scene.anything(1_200);
  }
}
