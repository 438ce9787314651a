package dev.larder.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Larder's own methods throw, one after the other: every call ends as it would without Larder. */
class InjectedFaultsIT {
  private static final List<String> METHODS =
      List.of(
          "engine/entry/EntryFormat.read",
          "engine/entry/EntryFormat.load",
          "key/CompiledKey.text",
          "redis/RedisStore.get",
          "redis/RedisStore.put",
          "engine/ReadPlan.look",
          "engine/Outcomes.settle",
          "invalidation/Invalidator.send",
          "metrics/RuleStatistics.remoteHit",
          "metrics/RuleStatistics.joined",
          "metrics/RuleStatistics.miss",
          "metrics/RuleStatistics.bypass",
          "metrics/RuleStatistics.loaded",
          "metrics/RuleStatistics.loadFailed",
          "metrics/RuleStatistics.stored",
          "metrics/RuleStatistics.invalidated",
          "metrics/RuleStatistics.fault");

  /** What only another fault leads to. */
  private static final List<String> WITH_OTHERS =
      List.of("metrics/RuleStatistics.bypass", "metrics/RuleStatistics.fault");

  @TestFactory
  List<DynamicTest> no_call_ends_otherwise_than_without_larder(@TempDir Path folder)
      throws IOException {
    return CallProbe.of("InjectedProbe", "injected")
        .withRedis()
        .patient()
        .agent(FaultyJar.in(folder, METHODS))
        .arguments(faults().toArray(String[]::new))
        .run();
  }

  private static List<String> faults() {
    List<String> faults = new ArrayList<>(METHODS);
    faults.removeAll(WITH_OTHERS);
    faults.add("engine/ReadPlan.look+metrics/RuleStatistics.bypass");
    for (String first :
        List.of(
            "engine/ReadPlan.look", "engine/Outcomes.settle", "invalidation/Invalidator.send")) {
      faults.add(first + "+metrics/RuleStatistics.fault");
    }
    return faults;
  }
}
