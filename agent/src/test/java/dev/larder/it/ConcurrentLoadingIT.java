package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads load many classes, some of them woven, through loaders of every kind. */
class ConcurrentLoadingIT {
  private static final int CLASSES = 1_000;

  @TempDir Path folder;

  @Test
  void fifty_threads_load_a_thousand_classes_and_none_waits_for_ever() throws IOException {
    Path app = Folders.classes(folder.resolve("app"), Folders.PROBES);
    Path made = Folders.compiled(folder.resolve("made"), sources(), "-parameters");

    ChildExit exit =
        ChildJvm.main("com.probe.loaders.RushProbe")
            .agent(Built.agentJar(), Folders.rules(folder, "", rules()).toString())
            .classPath(app.toString())
            .arguments(made.toString())
            .run(Duration.ofMinutes(3));

    assertThat(exit.stderr()).startsWith("larder: ").hasLineCount(1);
    assertThat(exit.stdout()).contains("right: 150000\n", "deadlocked: 0\n");
    assertThat(exit.stdout().lines().filter(line -> line.contains(" cached 7 of C"))).hasSize(30);
  }

  /** Every tenth class, all of one line of descent, and a few of another. */
  private static String rules() {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < CLASSES; i++) {
      if (i % 10 == 3 || i % 50 == 4) {
        String method = "com.probe.made.C" + i + ".find(long)";
        rules.append("r" + i + ": { method: " + method + ", key: \"" + i + ":{id}\" }\n");
      }
    }
    return rules.toString();
  }

  private static Map<String, String> sources() {
    Map<String, String> sources = new HashMap<>();
    for (int i = 0; i < CLASSES; i++) {
      sources.put(
          "com/probe/made/C" + i + ".java",
          """
          package com.probe.made;

          public class NAME PARENT
              implements java.util.function.LongFunction<Object>, java.util.function.LongSupplier {
            private long made;

            public Object apply(long id) {
              return find(id);
            }

            public long getAsLong() {
              return made;
            }

            private String find(long id) {
              made++;
              return id + " of NAME";
            }
          }
          """
              .replace("NAME", "C" + i)
              .replace("PARENT", i < 10 ? "" : "extends C" + (i - 10)));
    }
    return sources;
  }
}
