package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.probe.start.Listener;
import com.probe.start.Reloading;
import dev.larder.testing.ChildExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rule file is edited while the application runs. */
class ReloadIT {
  private static final String AGENT = "dev.larder:type=Agent";
  private static final String RULE = "dev.larder:type=Rule,name=name";

  private static final String TITLE_TOO =
      """
        title:
          method: com.probe.start.Catalog.title(long)
          key: "title:{id}"
      """;

  private static final String BRANCH_TOO =
      """
        branch:
          method: com.probe.start.Catalog$Branch.title(long)
          key: "branch:{id}"
      """;

  private static final String WRITE_TOO =
      """
        renamed:
          method: com.probe.start.Catalog.rename(long)
          invalidate: [{ rule: name, with: { id: "{id}" } }]
      """;

  @TempDir Path folder;

  private Told start() {
    Told listener = Told.start(AgentRun.with(AgentRun.RULES, folder, Listener.class));
    listener.awaits("get " + AGENT + " Rules", "1");
    return listener;
  }

  private void edit(String rules) {
    AgentRun.write(folder.resolve("larder.yaml"), rules);
  }

  @Test
  void an_edited_file_is_noticed_by_itself() {
    try (Told listener = start()) {
      listener.awaits("ask 1", "product 1 from the cache");
      assertThat(listener.tell("title 1")).isEqualTo("product 1 by the catalog");
      edit(AgentRun.RULES + TITLE_TOO);
      listener.awaits("title 1", "product 1 from the cache");
      assertThat(listener.tell("ask 1"))
          .as("what has not changed goes on with what it holds")
          .isEqualTo("product 1 from the cache");
      assertThat(listener.stderr()).contains("reloaded larder.yaml: 2 rules, 1 class rewoven");
      assertThat(listener.tell("get " + AGENT + " LastReload")).startsWith("20").endsWith("Z");
    }
  }

  @Test
  void a_ttl_takes_effect_and_nothing_is_woven_again() {
    try (Told listener = start()) {
      listener.awaits("ask 1", "product 1 from the cache");
      edit(AgentRun.RULES + "    ttl: 1s\n    jitter: 0%\n");
      assertThat(listener.tell("do " + AGENT + " reload")).isEqualTo("1 rule, 0 classes rewoven");
      listener.awaits("ask 1", "product 1 from the cache");
      listener.awaits("ask 1", "product 1 by the catalog");
    }
  }

  @Test
  void statistics_go_on_where_the_rule_is_what_it_was() {
    try (Told listener = start()) {
      listener.awaits("ask 1", "product 1 from the cache");
      edit("# a comment moves every line\n" + AgentRun.RULES + TITLE_TOO);
      assertThat(listener.tell("do " + AGENT + " reload")).isEqualTo("2 rules, 1 class rewoven");
      assertThat(listener.tell("get " + RULE + " Loads")).isEqualTo("1");
      assertThat(listener.tell("get " + RULE + " Sites"))
          .isEqualTo("[com.probe.start.Catalog.name]");
      assertThat(listener.tell("beans"))
          .isEqualTo(
              "[dev.larder:name=name,type=Rule, dev.larder:name=title,type=Rule,"
                  + " dev.larder:type=Agent]");
    }
  }

  @Test
  void a_rule_that_goes_leaves_the_method_as_it_was_and_may_come_back() {
    try (Told listener = start()) {
      listener.awaits("ask 1", "product 1 from the cache");
      edit("larder: 1\nnamespace: start\nrules:\n" + TITLE_TOO);
      assertThat(listener.tell("do " + AGENT + " reload")).isEqualTo("1 rule, 1 class rewoven");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 by the catalog");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 by the catalog");
      assertThat(listener.tell("beans")).doesNotContain("name=name");
      listener.awaits("title 1", "product 1 from the cache");

      edit(AgentRun.RULES);
      assertThat(listener.tell("do " + AGENT + " reload")).isEqualTo("1 rule, 1 class rewoven");
      listener.awaits("ask 1", "product 1 from the cache");
      assertThat(listener.tell("title 1")).isEqualTo("product 1 by the catalog");
    }
  }

  @Test
  void a_rule_for_a_method_from_above_comes_and_goes_with_the_class_above() {
    try (Told listener = start()) {
      listener.awaits("ask 1", "product 1 from the cache");
      assertThat(listener.tell("branch 1")).isEqualTo("product 1 by the catalog");
      edit(AgentRun.RULES + BRANCH_TOO);
      assertThat(listener.tell("do " + AGENT + " reload")).isEqualTo("2 rules, 2 classes rewoven");
      listener.awaits("branch 1", "product 1 from the cache");
      assertThat(listener.tell("title 1")).isEqualTo("product 1 by the catalog");
      assertThat(listener.tell("title 1")).isEqualTo("product 1 by the catalog");

      edit(AgentRun.RULES);
      assertThat(listener.tell("do " + AGENT + " reload")).isEqualTo("1 rule, 2 classes rewoven");
      assertThat(listener.tell("branch 1")).isEqualTo("product 1 by the catalog");
      assertThat(listener.tell("branch 1")).isEqualTo("product 1 by the catalog");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 from the cache");
    }
  }

  @Test
  void a_write_rule_that_is_new_drops_what_the_old_rules_have_stored() {
    try (Told listener = start()) {
      listener.awaits("ask 1", "product 1 from the cache");
      edit(AgentRun.RULES + WRITE_TOO);
      assertThat(listener.tell("do " + AGENT + " reload")).isEqualTo("2 rules, 1 class rewoven");
      assertThat(listener.tell("rename 1")).isEqualTo("done");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 by the catalog");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 from the cache");
    }
  }

  @Test
  void a_wrong_file_changes_nothing_and_says_so() throws IOException {
    try (Told listener = start()) {
      listener.awaits("ask 1", "product 1 from the cache");
      edit(AgentRun.RULES + "    tll: 5s\n");
      String problem = "larder.yaml:7:5 rules.name.tll: \"tll\" is not known; write ttl";
      assertThat(listener.tell("do " + AGENT + " reload")).isEqualTo(problem);
      assertThat(listener.tell("get " + AGENT + " LastError")).isEqualTo(problem);
      assertThat(listener.tell("get " + AGENT + " LastReload")).isEqualTo("null");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 from the cache");
      assertThat(listener.stderr()).contains(problem).contains("the rules so far go on");

      Files.delete(folder.resolve("larder.yaml"));
      assertThat(listener.tell("do " + AGENT + " reload")).startsWith("cannot read the rule file");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 from the cache");
      assertThat(listener.tell("get " + AGENT + " LastError"))
          .startsWith("cannot read the rule file");

      edit(AgentRun.RULES);
      assertThat(listener.tell("do " + AGENT + " reload")).isEqualTo("1 rule, 0 classes rewoven");
      assertThat(listener.tell("get " + AGENT + " LastError")).isEqualTo("null");
    }
  }

  @Test
  void what_the_stores_are_built_of_takes_a_restart() {
    try (Told listener = start()) {
      listener.awaits("ask 1", "product 1 from the cache");
      edit(AgentRun.RULES.replace("namespace: start", "namespace: other"));
      assertThat(listener.tell("do " + AGENT + " reload"))
          .isEqualTo("larder.yaml: namespace has changed; restart the application for that");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 from the cache");
    }
  }

  @Test
  void a_link_that_is_swapped_is_a_change() throws IOException {
    Path first = AgentRun.write(folder.resolve("first.yaml"), AgentRun.RULES);
    Path second = AgentRun.write(folder.resolve("second.yaml"), AgentRun.RULES + TITLE_TOO);
    Files.setLastModifiedTime(second, Files.getLastModifiedTime(first));
    Path link = folder.resolve("larder.yaml");
    Files.createSymbolicLink(link, first);
    try (Told listener =
        Told.start(AgentRun.plain(folder, Listener.class).agent(Built.agentJar(), "larder.yaml"))) {
      listener.awaits("ask 1", "product 1 from the cache");
      Path swap = Files.createSymbolicLink(folder.resolve("swap"), second);
      Files.move(swap, link, StandardCopyOption.ATOMIC_MOVE);
      listener.awaits("title 1", "product 1 from the cache");
    }
  }

  /** For a long run: {@code -Dlarder.reload.seconds=60}. */
  @Test
  void under_load_every_answer_stays_right() {
    ChildExit exit =
        AgentRun.with(AgentRun.RULES, folder, Reloading.class, "larder.yaml")
            .options("-Dreload.seconds=" + Integer.getInteger("larder.reload.seconds", 20))
            .run(Duration.ofMinutes(2));

    assertThat(exit.code()).as(exit.stdout() + exit.stderr()).isZero();
    assertThat(exit.stdout()).contains("0 wrong").contains("0 failed");
    assertThat(exit.stderr()).doesNotContain("task failed").doesNotContain("left alone");
  }
}
