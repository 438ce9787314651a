package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.probe.start.Shopping;
import com.probe.start.Traces;
import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Off is off: nothing is printed, woven or left in the JVM. */
class SwitchedOffIT {
  @TempDir Path folder;

  @Test
  void a_property_switches_larder_off() {
    assertOff(traces().options("-Dlarder.enabled=false"));
  }

  @Test
  void a_variable_switches_larder_off() {
    assertOff(traces().environment("LARDER_ENABLED", "false"));
  }

  @Test
  void the_property_beats_the_variable() {
    assertOff(traces().options("-Dlarder.enabled=false").environment("LARDER_ENABLED", "true"));
    assertOn(traces().options("-Dlarder.enabled=true").environment("LARDER_ENABLED", "false"));
  }

  @Test
  void without_either_larder_is_on() {
    assertOn(traces());
  }

  @Test
  void off_needs_no_rule_file() {
    ChildExit exit =
        AgentRun.run(
            AgentRun.plain(folder, Shopping.class, "10")
                .agent(Built.agentJar(), "nowhere.yaml")
                .options("-Dlarder.enabled=false", "-Dlarder.strict=true"));
    assertThat(exit.code()).isZero();
    assertThat(exit.stderr()).isEmpty();
  }

  private static void assertOff(ChildJvm program) {
    ChildExit exit = AgentRun.run(program);
    assertThat(exit.code()).isZero();
    assertThat(exit.stderr()).isEmpty();
    assertThat(exit.stdout().lines())
        .containsExactly(
            "threads at first: []", "cached: false", "dispatcher: absent", "threads: []");
  }

  private static void assertOn(ChildJvm program) {
    ChildExit exit = AgentRun.run(program);
    assertThat(exit.code()).isZero();
    assertThat(exit.stderr()).startsWith("larder: ");
    assertThat(exit.stdout().lines())
        .containsExactly(
            "threads at first: []", "cached: true", "dispatcher: present", "threads: [larder]");
  }

  private ChildJvm traces() {
    return AgentRun.with(AgentRun.RULES, folder, Traces.class);
  }
}
