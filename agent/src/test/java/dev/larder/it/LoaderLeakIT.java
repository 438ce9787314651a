package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import dev.larder.testing.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loaders whose classes were woven, called and cached go when the application drops them. */
class LoaderLeakIT {
  /** Of each loader, on average; a loader that stays takes several times as much. */
  private static final long LEFT_BYTES = 20_000;

  /** It loads classes and collects them, and hardly runs them. */
  private static final Pattern METASPACE = Pattern.compile("metaspace per loader: (-?\\d+)");

  @TempDir Path folder;

  @Test
  void loaders_with_entries_in_the_jvm_are_collected() throws IOException {
    assertNothingIsLeft(dropLoaders(""), "held after the first: 0", "held after more: 0");
  }

  @Test
  void loaders_with_entries_in_redis_are_collected() throws IOException {
    try (RedisServer redis = RedisServer.start()) {
      assertNothingIsLeft(
          dropLoaders(redis.uri()), "held after the first: 0", "held after more: 0");
    }
  }

  @Test
  void loaders_whose_calls_were_explained_are_collected() throws IOException {
    assertNothingIsLeft(
        dropLoaders("", "explained"), "held after the first: 0", "held after more: 0");
  }

  @Test
  void loaders_whose_calls_in_redis_were_explained_are_collected() throws IOException {
    try (RedisServer redis = RedisServer.start()) {
      assertNothingIsLeft(
          dropLoaders(redis.uri(), "explained"), "held after the first: 0", "held after more: 0");
    }
  }

  @Test
  void loaders_that_came_and_went_between_reloads_are_collected() throws IOException {
    ChildExit exit = dropLoaders("", "reloaded");
    assertThat(exit.stderr().lines().filter(line -> line.startsWith("larder: reloaded")))
        .hasSize(15);
    assertThat(exit.stdout())
        .as(exit.stderr())
        .contains("held after the first: 0", "held after more: 0")
        .satisfies(out -> assertThat(metaspace(out)).isLessThan(LEFT_BYTES));
  }

  @Test
  void web_applications_are_cached_and_collected_when_undeployed() throws IOException {
    ChildExit exit = deploy("");

    assertNothingIsLeft(exit, "held: 0");
    assertThat(exit.stdout().lines().filter(line -> line.contains("cached")))
        .hasSize(80)
        .containsOnly(
            "ParallelWebappClassLoader: cached [Jar[id=N, label=jam, sort=SWEET, words=[red,"
                + " sweet]], Crate of oak in row N]");
  }

  @Test
  void web_applications_with_entries_in_redis_are_collected_too() throws IOException {
    try (RedisServer redis = RedisServer.start()) {
      assertNothingIsLeft(deploy(redis.uri()), "held: 0");
    }
  }

  private static void assertNothingIsLeft(ChildExit exit, String... expected) {
    assertThat(exit.stderr().lines().filter(line -> line.startsWith("larder"))).hasSize(1);
    assertThat(exit.stdout()).as(exit.stderr()).contains(expected);
    assertThat(exit.stdout())
        .containsPattern(METASPACE)
        .satisfies(out -> assertThat(metaspace(out)).isLessThan(LEFT_BYTES));
  }

  private static long metaspace(String out) {
    return METASPACE
        .matcher(out)
        .results()
        .mapToLong(match -> Long.parseLong(match.group(1)))
        .findFirst()
        .orElseThrow();
  }

  private ChildExit dropLoaders(String redis, String... more) throws IOException {
    Path app = Folders.classes(folder.resolve("app"), Folders.PROBES);
    Path shelf = Folders.classes(folder.resolve("shelf"), Folders.SHELF);
    List<String> arguments = new ArrayList<>(List.of(shelf.toString()));
    arguments.addAll(List.of(more));
    return ChildJvm.main("com.probe.loaders.LeakProbe")
        .brief()
        .agent(Built.agentJar(), Folders.pantryRules(folder, redis).toString())
        .classPath(app.toString())
        .arguments(arguments.toArray(String[]::new))
        .run(Duration.ofMinutes(3));
  }

  private ChildExit deploy(String redis) throws IOException {
    Path app = Folders.classes(folder.resolve("app"), Folders.PROBES);
    Path webapp = Files.createDirectories(folder.resolve("webapp"));
    Folders.classes(webapp.resolve("WEB-INF/classes"), Folders.SHELF, Folders.WEB);
    return ChildJvm.main("com.probe.loaders.TomcatProbe")
        .brief()
        .agent(Built.agentJar(), Folders.pantryRules(folder, redis).toString())
        .classPath(Folders.path(app, Folders.jars("tomcat-embed-core", "jakarta.annotation-api")))
        .arguments(folder.resolve("tomcat").toString(), webapp.toString(), "60", "20")
        .run(Duration.ofMinutes(4));
  }
}
