package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import dev.larder.testing.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same woven class is cached through whatever loader it comes. */
class ClassLoadersIT {
  static final String VALUES =
      ": cached [Jar[id=7, label=jam, sort=SWEET, words=[red, sweet]], Crate of oak in row 7]\n";

  private static RedisServer redis;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    redis = RedisServer.start();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @Test
  void the_application_loader_and_a_child_first_loader_have_entries_of_their_own()
      throws IOException {
    assertThat(run(true, "", "application", "child-first", "child-first").stdout())
        .isEqualTo("application" + VALUES + "child-first" + VALUES + "child-first" + VALUES);
  }

  @Test
  void loaders_that_see_little_of_the_application_are_served() throws IOException {
    assertThat(run(false, "", "child", "null-parent", "platform-parent", "java-only").stdout())
        .isEqualTo(
            "child"
                + VALUES
                + "null-parent"
                + VALUES
                + "platform-parent"
                + VALUES
                + "java-only"
                + VALUES);
  }

  @Test
  void loaders_share_entries_in_redis() throws IOException {
    assertThat(run(false, redis.uri(), "child", "null-parent", "java-only").stdout())
        .isEqualTo("child" + VALUES + "null-parent" + VALUES + "java-only" + VALUES);
  }

  @Test
  void a_system_loader_of_the_application_is_served() throws IOException {
    ChildExit exit = run(true, "", "-Djava.system.class.loader=com.probe.loaders.HomeLoader");

    assertThat(exit.stdout()).endsWith("application" + VALUES); // JDK 25 warns before it
  }

  private ChildExit run(boolean visible, String uri, String... loaders) throws IOException {
    Path app = Folders.classes(folder.resolve("app"), Folders.PROBES);
    Path shelf = Folders.classes(folder.resolve("shelf"), Folders.SHELF);
    ChildJvm child =
        ChildJvm.main("com.probe.loaders.LoadersProbe")
            .agent(Built.agentJar(), Folders.pantryRules(folder, uri).toString())
            .classPath(visible ? Folders.path(app, shelf) : app.toString())
            .arguments(shelf.toString());
    boolean option = loaders[0].startsWith("-");
    ChildExit exit =
        (option ? child.options(loaders).arguments("application") : child.arguments(loaders))
            .run(Duration.ofSeconds(60));
    assertThat(exit.stderr().lines().filter(line -> line.startsWith("larder"))).hasSize(1);
    assertThat(exit.code()).isZero();
    return exit;
  }
}
