package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A woven class in a named module that exports and opens nothing. */
class NamedModulesIT {
  private static final Map<String, String> MODULE =
      Map.of(
          "module-info.java",
          "module com.probe.sealed {}",
          "com/probe/sealed/model/Item.java",
          """
          package com.probe.sealed.model;

          public record Item(long id, Kind kind) {
            public enum Kind { GOOD, BAD }
          }
          """,
          "com/probe/sealed/model/Tag.java",
          """
          package com.probe.sealed.model;

          public final class Tag {
            private final String text;
            private int uses;

            public Tag(String text) {
              this.text = text;
            }

            @Override
            public String toString() {
              return text + uses;
            }
          }
          """,
          "com/probe/sealed/model/Query.java",
          """
          package com.probe.sealed.model;

          public record Query(Limits limits) {
            public record Limits(long id) {}
          }
          """,
          "com/probe/sealed/Store.java",
          """
          package com.probe.sealed;

          import com.probe.sealed.model.Item;
          import com.probe.sealed.model.Query;
          import com.probe.sealed.model.Tag;
          import java.util.function.Supplier;

          final class Store {
            int made;

            private Item item(Query query) {
              made++;
              return new Item(query.limits().id(), Item.Kind.GOOD);
            }

            private void visit(String expected, Supplier<?> call) throws Exception {
              int hits = 0;
              for (int i = 0; i < 1_000 && hits < 30; i++) {
                int before = made;
                String value = call.get().toString();
                if (!value.equals(expected)) {
                  throw new AssertionError(value);
                }
                hits = made == before ? hits + 1 : 0;
                if (hits == 0) {
                  Thread.sleep(5);
                }
              }
              System.out.println(expected + (hits == 30 ? " cached" : " not cached"));
            }

            private Tag tag(Owner owner) {
              made++;
              return new Tag(owner.name);
            }

            static final class Owner {
              private final String name;

              Owner(String name) {
                this.name = name;
              }
            }

            public static void main(String[] arguments) throws Exception {
              Store store = new Store();
              Query query = new Query(new Query.Limits(7));
              store.visit("Item[id=7, kind=GOOD]", () -> store.item(query));
              store.visit("mine0", () -> store.tag(new Owner("mine")));
              Module stranger = new ClassLoader(null) {}.getUnnamedModule();
              Module module = Store.class.getModule();
              System.out.println(module + " open to others: "
                  + module.isOpen("com.probe.sealed", stranger)
                  + module.isOpen("com.probe.sealed.model", stranger));
            }
          }
          """);

  @TempDir Path folder;

  @Test
  void values_and_key_paths_of_closed_packages_work_and_stay_closed_to_others() throws IOException {
    ChildExit exit = run("--add-modules", "jdk.unsupported");

    assertThat(exit.stderr()).startsWith("larder: ").hasLineCount(1);
    assertThat(exit.stdout())
        .isEqualTo(
            """
            Item[id=7, kind=GOOD] cached
            mine0 cached
            module com.probe.sealed open to others: falsefalse
            """);
  }

  @Test
  void without_jdk_unsupported_a_bean_that_cannot_be_built_is_refused_in_words()
      throws IOException {
    ChildExit exit = run();

    assertThat(exit.stderr())
        .hasLineCount(2)
        .contains(
            "rule tag: com.probe.sealed.Store.tag: is not cached: com.probe.sealed.model.Tag has no"
                + " constructor without parameters and the JVM lacks jdk.unsupported: give it one,"
                + " or the JVM --add-modules jdk.unsupported");
    assertThat(exit.stdout()).startsWith("Item[id=7, kind=GOOD] cached\nmine0 not cached\n");
  }

  private ChildExit run(String... options) throws IOException {
    Path module = Folders.compiled(folder.resolve("module"), MODULE, "-g");
    Path rules =
        Folders.rules(
            folder,
            "",
            """
            item:
              method: com.probe.sealed.Store.item(com.probe.sealed.model.Query)
              key: "item:{query.limits.id}"
            tag:
              method: com.probe.sealed.Store.tag(com.probe.sealed.Store$Owner)
              key: "tag:{owner.name}"
            """);
    return ChildJvm.main("com.probe.sealed/com.probe.sealed.Store")
        .agent(Built.agentJar(), rules.toString())
        .options(options)
        .options("-p", module.toString(), "-m")
        .run(Duration.ofSeconds(60));
  }
}
