package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.probe.start.Listener;
import com.sun.tools.attach.VirtualMachine;
import dev.larder.testing.ChildJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attached to an application that already runs. */
class RunningJvmIT {
  @TempDir Path folder;

  @Test
  void classes_that_are_loaded_already_are_woven_and_cached() throws Exception {
    Path rules = AgentRun.write(folder.resolve("rules.yaml"), AgentRun.RULES);
    try (Told listener = Told.start(running(AgentRun.plain(folder, Listener.class)))) {
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 by the catalog");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 by the catalog");
      attach(listener, rules.toString());
      listener.awaits("ask 1", "product 1 from the cache");
      assertThat(listener.stderr()).hasLineCount(1).contains("1 rule from " + rules);
      listener.awaits("beans", "[dev.larder:name=name,type=Rule, dev.larder:type=Agent]");
    }
  }

  @Test
  void a_broken_rule_file_leaves_the_running_application_alone() throws Exception {
    Path rules = AgentRun.write(folder.resolve("rules.yaml"), "larder: 1\nnamspace: start\n");
    try (Told listener = Told.start(running(AgentRun.plain(folder, Listener.class)))) {
      attach(listener, rules.toString());
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 by the catalog");
      assertThat(listener.stderr()).contains("rules.yaml:2:1 namspace: ");
      assertThat(listener.tell("threads")).isEqualTo("[]");
    }
  }

  @Test
  void a_second_attachment_changes_nothing() throws Exception {
    try (Told listener =
        Told.start(running(AgentRun.with(AgentRun.RULES, folder, Listener.class)))) {
      listener.awaits("ask 1", "product 1 from the cache");
      attach(listener, "larder.yaml");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 from the cache");
      assertThat(listener.stderr()).hasLineCount(2).contains("already attached");
    }
  }

  /** The JVM's own warning about agents that come later is not Larder's. */
  private static ChildJvm running(ChildJvm program) {
    return program.options("-XX:+EnableDynamicAgentLoading");
  }

  private static void attach(Told listener, String argument) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(listener.pid()));
    try {
      machine.loadAgent(Built.agentJar().toString(), argument);
    } finally {
      machine.detach();
    }
  }
}
