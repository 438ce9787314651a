package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.it.ClusterJvms.Called;
import dev.larder.testing.RedisTap;
import dev.larder.testing.RespClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four JVMs that want the same: one load in all of them. */
class ClusterIT {
  private static ClusterJvms jvms;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    jvms = ClusterJvms.start(4, folder, "5s");
  }

  @AfterAll
  static void close() {
    jvms.close();
  }

  @Test
  void sixteen_threads_of_each_make_one_load_by_these_commands_alone() {
    try (RedisTap tap = RedisTap.on(jvms.redis().uri())) {
      List<Called> all = allCall("slow 1", 500, 16);

      assertThat(runs(all)).isEqualTo(1);
      assertThat(all).allMatch(called -> called.values().equals(Set.of("null")));
      assertThat(all).allMatch(called -> called.longestMillis() < 10_000);
      awaitNoLock("slow:1");
      assertThat(commands(tap, "shop:slow:1"))
          .contains("GET", "SET", "EVALSHA")
          .isSubsetOf("GET", "SET", "EVALSHA", "EVAL");
    }
  }

  @Test
  void loads_that_turn_out_to_be_long_are_made_by_one_jvm() {
    try (RedisTap tap = RedisTap.on(jvms.redis().uri())) {
      eachCalls("auto", 10, 10);
      assertThat(commands(tap, "shop:auto:")).isSubsetOf("GET", "SET");
      for (int round = 2; round < 12; round++) {
        eachCalls("auto", 10 * round, 300);
      }
      assertThat(commands(tap, "shop:auto:")).contains("EVALSHA");
    }
    assertThat(runs(allCall("auto 1000", 500, 4))).isEqualTo(1);
    awaitNoLock("auto:1000");
  }

  @Test
  void what_is_loaded_ahead_is_loaded_by_one_jvm_and_nobody_waits() {
    jvms.call(0, "hot 1", 100, 1);
    jvms.called(0, "hot 1");
    List<Called> all = allRead("hot 1", 100, 10);
    assertThat(runs(all)).as("%s", all).isBetween(4, 7); // at half of each ttl of 4 s
    assertThat(all).as("%s", all).allMatch(called -> called.values().equals(Set.of("done")));
    awaitNoLock("hot:1");
  }

  @Test
  void what_is_stale_is_loaded_by_one_caller_of_all() {
    jvms.call(0, "stale 1", 200, 1);
    jvms.called(0, "stale 1");
    List<Called> all = allRead("stale 1", 200, 8);

    assertThat(runs(all)).as("%s", all).isBetween(5, 8); // one for each ttl and load
    assertThat(all.stream().filter(called -> called.runs() == 0))
        .as("%s", all)
        .allMatch(called -> called.values().equals(Set.of("done"))); // and nobody of them waited
    awaitNoLock("stale:1");
  }

  @Test
  void a_load_that_throws_is_tried_by_the_next_jvm() {
    List<Called> all = allCall("failing 1", 1_500, 4);

    assertThat(all).allMatch(called -> called.values().equals(Set.of("IllegalStateException")));
    assertThat(all).allMatch(called -> called.longestMillis() < 15_000);
    assertThat(runs(all)).as("%s", all).isBetween(1, 4);
    awaitNoLock("failing:1");
  }

  @Test
  void a_leader_that_is_interrupted_is_followed_by_another_jvms() {
    jvms.lead(0, "slow 2", 60_000);
    jvms.call(1, "slow 2", 10, 4);
    jvms.jvm(0).send("interrupt");

    assertThat(jvms.called(0, "slow 2").values()).containsExactly("InterruptedException");
    Called others = jvms.called(1, "slow 2");
    assertThat(others.values()).containsExactly("null");
    assertThat(others.runs()).isEqualTo(1);
    awaitNoLock("slow:2");
  }

  @Test
  void a_load_may_take_longer_than_its_lease() {
    jvms.lead(0, "patient 1", 4_500); // of a lease of 3 s
    jvms.call(1, "patient 1", 10, 4);

    assertThat(jvms.called(1, "patient 1").runs()).isZero();
    assertThat(jvms.called(0, "patient 1").runs()).isEqualTo(1);
    awaitNoLock("patient:1");
  }

  @Test
  void who_calls_after_an_invalidation_by_another_jvm_waits_for_no_load_from_before() {
    jvms.change(3, 3, "old");
    jvms.lead(0, "slow 3", 6_000);
    jvms.change(2, 3, "new");
    jvms.call(0, "slow 3", 10, 4);
    jvms.call(1, "slow 3", 10, 4);

    Called there = jvms.called(1, "slow 3");
    assertThat(there.values()).containsExactly("new");
    assertThat(there.longestMillis()).isLessThan(3_000);
    Called here = jvms.called(0, "slow 3");
    assertThat(here.values()).containsExactly("new");
    assertThat(here.longestMillis()).isLessThan(3_000);
    assertThat(here.runs() + there.runs()).isEqualTo(1);
    assertThat(jvms.called(0, "slow 3", 2).values()).containsExactly("old");

    jvms.call(0, "slow 3", 10, 1);
    assertThat(jvms.called(0, "slow 3", 3).values()).containsExactly("new");
    awaitNoLock("slow:3");
  }

  /** Each JVM loads for itself here: no lock tells one of them what another has seen. */
  @Test
  void nor_where_another_jvm_drops_by_a_tag_by_a_pattern_or_a_whole_rule() {
    List<String> names = List.of("tagged 4", "whole 4", "patterned 4");
    jvms.change(3, 4, "old");
    names.forEach(name -> jvms.lead(0, name, 4_000));
    jvms.change(2, 4, "new");
    for (String name : names) {
      jvms.call(0, name, 10, 4);
      jvms.call(1, name, 10, 4);
    }
    for (String name : names) {
      for (int jvm : List.of(0, 1)) {
        Called since = jvms.called(jvm, name);
        assertThat(since.values()).as(name).containsExactly("new");
        assertThat(since.longestMillis()).as(name).isLessThan(3_000);
      }
      assertThat(jvms.called(0, name, 2).values()).as(name).containsExactly("old");
      jvms.call(0, name, 10, 1);
      assertThat(jvms.called(0, name, 3).values()).as(name).containsExactly("new");
    }
  }

  @Test
  void calls_whose_result_cannot_be_cached_do_not_wait_for_each_other() {
    jvms.call(0, "nothing 1", 10, 1);
    jvms.called(0, "nothing 1");
    List<Called> all = allCall("nothing 1", 2_000, 4, 0, 2);

    assertThat(runs(all)).isEqualTo(16);
    assertThat(all).allMatch(called -> called.longestMillis() < 4_000);
  }

  @Test
  void a_synchronized_method_does_not_wait_for_another_jvm() {
    jvms.lead(0, "locked 1", 6_000);
    jvms.call(1, "locked 1", 10, 1);

    Called other = jvms.called(1, "locked 1");
    assertThat(other.runs()).isEqualTo(1);
    assertThat(other.longestMillis()).isLessThan(3_000);
    assertThat(jvms.called(0, "locked 1").runs()).isEqualTo(1);
    awaitNoLock("locked:1");
  }

  @Test
  void nested_in_a_circle_of_two_jvms() {
    jvms.call(0, "a 1", 2, 1);
    jvms.call(1, "b 1", 2, 1);

    Called one = jvms.called(0, "a 1");
    Called two = jvms.called(1, "b 1");
    assertThat(one.values()).containsExactly("donedonedone");
    assertThat(two.values()).containsExactly("donedonedone");
    assertThat(Math.max(one.longestMillis(), two.longestMillis())).isLessThan(10_000);
    awaitNoLock("a:1");
    awaitNoLock("b:1");
  }

  /** Lets each JVM load something else, all at once. */
  private static void eachCalls(String name, int firstId, int millis) {
    for (int jvm = 0; jvm < 4; jvm++) {
      jvms.call(jvm, name + " " + (firstId + jvm), millis, 1);
    }
    for (int jvm = 0; jvm < 4; jvm++) {
      jvms.called(jvm, name + " " + (firstId + jvm));
    }
  }

  /** Lets all JVMs call at once. */
  private static List<Called> allCall(String nameAndId, int number, int threads) {
    return allCall(nameAndId, number, threads, -1, 1);
  }

  /** For one of them it is the so-manieth time. */
  private static List<Called> allCall(
      String nameAndId, int number, int threads, int jvm, int time) {
    for (int i = 0; i < 4; i++) {
      jvms.jvm(i).send(nameAndId + " " + number + " " + threads);
    }
    return IntStream.range(0, 4)
        .mapToObj(i -> jvms.called(i, nameAndId, i == jvm ? time : 1))
        .toList();
  }

  /** The same for so many seconds. */
  private static List<Called> allRead(String nameAndId, int number, int seconds) {
    for (int i = 0; i < 4; i++) {
      jvms.jvm(i).send("read " + nameAndId + " " + number + " " + seconds);
    }
    return IntStream.range(0, 4).mapToObj(i -> jvms.called(i, nameAndId, i == 0 ? 2 : 1)).toList();
  }

  private static int runs(List<Called> all) {
    return all.stream().mapToInt(Called::runs).sum();
  }

  private static void awaitNoLock(String key) {
    try (RespClient redis = jvms.admin()) {
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> Objects.equals(redis.command("EXISTS", "shop:" + key + "~lock"), 0L));
    }
  }

  /** What the agents sent about keys that begin so. */
  private static Set<String> commands(RedisTap tap, String prefix) {
    return tap.drain().stream()
        .filter(command -> !command.client().equals("lua"))
        .filter(command -> command.words().stream().anyMatch(word -> word.startsWith(prefix)))
        .map(command -> command.words().get(0))
        .filter(name -> !name.equals("EXISTS"))
        .collect(Collectors.toSet());
  }
}
