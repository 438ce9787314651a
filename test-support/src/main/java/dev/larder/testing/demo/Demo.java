package dev.larder.testing.demo;

import dev.larder.testing.load.ShopProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The shop without and with Larder under the same load, then without Redis, then with writes. Exits
 * with 1 if a promise was broken.
 */
public final class Demo {
  private static final Duration WARM_UP_STEP = Duration.ofSeconds(2);
  private static final int FEWEST_WARM_UP_STEPS = 3;
  private static final int MOST_WARM_UP_STEPS = 15;
  private static final Duration LENGTH = Duration.ofSeconds(8);
  private static final double TIMES_FASTER = 5;
  private static final double HIT_RATIO = 0.9;
  private static final int PATHS = 4;

  private final Path agent;
  private final Path shop;
  private final Path rules;
  private final Path folder;
  private final boolean inCluster;
  private final PrintStream out = System.out;
  private final Promises promises = new Promises();

  private Demo(Path agent, Path shop, Path rules, Path folder, boolean inCluster) {
    this.agent = agent;
    this.shop = shop;
    this.rules = rules;
    this.folder = folder;
    this.inCluster = inCluster;
  }

  /**
   * Arguments: the agent's jar, the shop's jar, the rule file, a folder for temporary files; {@code
   * --cluster} for one in place of one Redis.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<Path> paths = Stream.of(arguments).limit(PATHS).map(Path::of).toList();
    List<String> options = Stream.of(arguments).skip(PATHS).toList();
    if (!options.isEmpty() && !options.equals(List.of("--cluster"))) {
      System.err.println("./demo takes nothing, or --cluster, not " + String.join(" ", options));
      System.exit(2);
    }
    Demo demo =
        new Demo(paths.get(0), paths.get(1), paths.get(2), paths.get(3), !options.isEmpty());
    boolean kept = demo.run();
    System.exit(kept ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (DemoRedis redis = inCluster ? new ClusterRedis() : new OneRedis()) {
      out.printf("%s, Java %s%n", redis.describe(), Runtime.version().feature());
      out.println("1. The shop without Larder ...");
      Measured alone = measureAlone();
      out.println("2. The same shop, the same load, with -javaagent:" + agent.getFileName());
      try (ShopProcess cached = startCached(redis)) {
        compare(cached, alone);
        out.println("4. The load goes on while Redis does not:");
        takeRedisAway(cached, redis, alone.answers());
        out.println("5. Writes, each followed by reads, from several threads:");
        new Writes(cached, out).run(promises);
      }
    }
    out.println("6. The promises:");
    promises.print(out);
    out.printf(Locale.ROOT, "%.0f seconds%n", (System.nanoTime() - start) / 1e9);
    return promises.allKept();
  }

  /** A load on the shop as it is, and what it answers. */
  private record Measured(Answers answers, Measurement measurement) {}

  private Measured measureAlone() throws IOException, InterruptedException {
    try (ShopProcess alone = start("alone", List.of(), Map.of())) {
      Answers answers = Answers.of(alone);
      warmUp(alone, answers, 0);
      return new Measured(answers, Measurement.take(alone, answers, LENGTH));
    }
  }

  /** On a slow machine it takes longer until what is hot is compiled, and the cache full. */
  private static void warmUp(ShopProcess shop, Answers answers, double hitRatio)
      throws IOException, InterruptedException {
    double reached = 0;
    for (int step = 0; step < MOST_WARM_UP_STEPS; step++) {
      if (step >= FEWEST_WARM_UP_STEPS && reached >= hitRatio) {
        return;
      }
      reached = Measurement.take(shop, answers, WARM_UP_STEP).hitRatio();
    }
  }

  private void compare(ShopProcess cached, Measured alone)
      throws IOException, InterruptedException {
    warmUp(cached, alone.answers(), HIT_RATIO);
    Measurement with = Measurement.take(cached, alone.answers(), LENGTH);
    Comparison comparison = new Comparison(alone.measurement(), with);
    out.printf(
        "3. Without and with, %d threads, %d seconds each:%n",
        Measurement.THREADS, LENGTH.toSeconds());
    comparison.print(out);
    double factor = comparison.factor(Question.REPORT);
    long wrong = with.report().total().failures();
    with.report().total().firstFailure().ifPresent(out::println);
    promises.check(wrong == 0, "every answer is the same as without Larder", wrong + " wrong");
    promises.check(
        factor >= TIMES_FASTER,
        "half of the reports at least 5 times faster",
        Comparison.number(factor) + " times");
    promises.check(
        with.hitRatio() > HIT_RATIO,
        "more than 90 % of the requests do not reach the origin",
        String.format(Locale.ROOT, "%.1f %%", Math.floor(with.hitRatio() * 1000) / 10));
  }

  private void takeRedisAway(ShopProcess cached, DemoRedis redis, Answers answers)
      throws IOException, InterruptedException {
    if (redis.events().isEmpty()) {
      out.println("   left out: this Redis is not the demo's own to stop");
    } else {
      new Outage(cached, redis.events(), answers, out).run(promises);
    }
  }

  private ShopProcess startCached(DemoRedis redis) throws IOException, InterruptedException {
    return start(
        "cached",
        List.of("-javaagent:" + agent + "=" + redis.rules(rules, folder)),
        redis.environment());
  }

  /** Performance data would outlive a process that is killed. */
  private ShopProcess start(String name, List<String> options, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-Djava.io.tmpdir=" + folder, "-XX:-UsePerfData", "-Xmx512m"));
    return ShopProcess.start(shop, all, environment, folder.resolve(name + ".log"));
  }
}
