package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be woven is left as it is, in words, and nothing else suffers. */
class LeftAloneIT {
  private static final int INCREMENT_BYTES = 3;

  @TempDir Path folder;

  private final Map<String, String> sources = new HashMap<>();
  private final StringBuilder rules = new StringBuilder();
  private Path app;

  @BeforeEach
  void copy() throws IOException {
    app = Folders.classes(folder.resolve("app"), Folders.PROBES);
  }

  @Test
  void of_twenty_classes_the_one_with_no_room_is_reported_and_nineteen_are_cached()
      throws IOException {
    ChildExit exit = run(twenty());

    assertNineteen(exit);
  }

  @Test
  void of_twenty_classes_loaded_before_the_agent_nineteen_are_cached() throws IOException {
    String[] names = twenty();
    compile();
    Path early =
        Folders.jar(
            folder.resolve("early.jar"),
            app,
            Map.of("Premain-Class", "com.probe.loaders.EarlyAgent"));

    ChildExit exit =
        ChildJvm.main("com.probe.loaders.TwentyProbe")
            .agent(early, String.join(",", names).replace("-", ""))
            .agent(Built.agentJar(), Folders.rules(folder, "", rules.toString()).toString())
            .classPath(app.toString())
            .arguments(names)
            .run(Duration.ofSeconds(90));

    assertNineteen(exit);
  }

  @Test
  void a_method_that_hotspot_would_no_longer_compile_is_left_alone_and_its_class_is_not()
      throws IOException {
    service("com.probe.Edge", 7_960);
    service("com.probe.Huge", 8_400);
    rule("com.probe.Edge.small(long)");

    ChildExit exit = run("-com.probe.Edge", "com.probe.Huge");

    assertThat(exit.stderr()).contains("wove com.probe.Edge: small(long)\n");

    assertThat(exit.stderr())
        .contains(
            "com.probe.Edge.find(long) is left alone: its code would grow past the 8000 bytes that"
                + " HotSpot compiles")
        .doesNotContain("com.probe.Edge is left alone", "com.probe.Huge.");
    assertThat(exit.stdout()).isEqualTo("com.probe.Edge not cached 7\ncom.probe.Huge cached 7\n");
  }

  @Test
  void a_generated_subclass_is_never_woven() throws IOException {
    service("com.probe.Order$$Proxy", 0);

    ChildExit exit = run("-com.probe.Order$$Proxy");

    assertThat(exit.stderr())
        .contains(
            "com.probe.Order$$Proxy is left alone: \"$$\" in its name says that it was generated");
    assertThat(exit.stdout()).isEqualTo("com.probe.Order$$Proxy not cached 7\n");
  }

  @Test
  void a_rule_about_the_jdk_or_larder_is_a_mistake_in_its_place() throws IOException {
    service("com.probe.Fine", 0);
    rule("java.lang.String.length()");
    rule("java.util.ArrayList.get(int)");
    rule("dev.larder.engine.ReadPlan.enter(Object)");

    ChildExit exit = run("-com.probe.Fine");

    assertThat(exit.code()).isZero();
    assertThat(exit.stderr())
        .contains(":8:13 rules.r1.method: \"java.lang.String.length\" is in the JDK")
        .contains(":11:13 rules.r2.method: \"java.util.ArrayList.get\" is in the JDK")
        .contains(":14:13 rules.r3.method: \"dev.larder.engine.ReadPlan.enter\" is Larder's own");
    assertThat(exit.stdout()).isEqualTo("com.probe.Fine not cached 7\n");
  }

  @Test
  void a_class_of_the_jdk_with_another_name_is_left_alone_when_it_loads() throws IOException {
    service("com.probe.Fine", 0);
    rule("javax.sql.rowset.RowSetProvider.newFactory()");
    sources.computeIfPresent(
        "com/probe/Fine.java",
        (name, source) ->
            source.replace(
                "made++;",
                """
                made++;
                try {
                  Class.forName("javax.sql.rowset.RowSetProvider");
                } catch (ClassNotFoundException e) {
                  throw new AssertionError(e);
                }
                """));

    ChildExit exit = run("com.probe.Fine");

    assertThat(exit.stderr())
        .contains("javax.sql.rowset.RowSetProvider is left alone: it is a class of the JDK");
    assertThat(exit.stdout()).isEqualTo("com.probe.Fine cached 7\n");
  }

  private static void assertNineteen(ChildExit exit) {
    assertThat(exit.code()).as(exit.stderr()).isZero();
    assertThat(exit.stderr().lines().filter(line -> line.contains("left alone")).toList())
        .singleElement()
        .asString()
        .contains("com.probe.S13.find(long) is left alone: its code would grow past the 64 KB");
    List<String> lines = exit.stdout().lines().toList();
    assertThat(lines).hasSize(20).contains("com.probe.S13 not cached 7");
    assertThat(lines.stream().filter(line -> line.endsWith(" cached 7") && !line.contains("not")))
        .hasSize(19);
  }

  /** The classes' names as the probe wants them. */
  private String[] twenty() {
    IntStream.range(0, 20).forEach(i -> service("com.probe.S" + i, i == 13 ? 65_490 : 0));
    return IntStream.range(0, 20)
        .mapToObj(i -> (i == 13 ? "-" : "") + "com.probe.S" + i)
        .toArray(String[]::new);
  }

  /** A service whose method has about so many bytes of code, and a rule for it. */
  private void service(String name, int bytes) {
    String simpleName = name.substring(name.lastIndexOf('.') + 1);
    sources.put(
        name.replace('.', '/') + ".java",
        """
        package com.probe;

        public final class NAME
            implements java.util.function.LongFunction<Object>, java.util.function.LongSupplier {
          private long made;

          public Object apply(long id) {
            return find(id);
          }

          public long getAsLong() {
            return made;
          }

          static long small(long id) {
            return id;
          }

          private long find(long id) {
            made++;
            int n = 0;
            BODY
            return id;
          }
        }
        """
            .replace("NAME", simpleName)
            .replace("BODY", "n++;".repeat(bytes / INCREMENT_BYTES)));
    rule(name + ".find(long)");
  }

  private void rule(String method) {
    int number = (int) rules.chars().filter(c -> c == '\n').count() / 3;
    rules.append("r" + number + ":\n  method: \"" + method + "\"\n  ttl: 60s\n");
  }

  private void compile() throws IOException {
    Folders.compiled(app, sources, "-parameters");
  }

  private ChildExit run(String... names) throws IOException {
    compile();
    return ChildJvm.main("com.probe.loaders.TwentyProbe")
        .agent(Built.agentJar(), Folders.rules(folder, "", rules.toString()).toString())
        .options("-Dlarder.log.level=debug")
        .classPath(app.toString())
        .arguments(names)
        .run(Duration.ofSeconds(90));
  }
}
