package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.probe.start.Listener;
import dev.larder.testing.ChildJvm;
import dev.larder.testing.ChildProcess;
import java.time.Duration;

/** A {@link Listener} that does what it is told. */
record Told(ChildProcess process) implements AutoCloseable {
  static Told start(ChildJvm program) {
    Told told = new Told(program.start());
    told.process.awaitLine("ready"::equals, AgentRun.LIMIT);
    return told;
  }

  long pid() {
    return process.pid();
  }

  String stderr() {
    return process.stderr();
  }

  /** Gives a command and waits for its answer. */
  String tell(String command) {
    int before = process.stdout().length();
    process.send(command);
    await()
        .atMost(AgentRun.LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> process.stdout().length() > before || !process.isAlive());
    String answer = process.stdout().substring(before).strip();
    assertThat(answer).as(process.stderr()).startsWith(command + ": ");
    return answer.substring(command.length() + 2);
  }

  /** Gives a command until this is its answer. */
  void awaits(String command, String answer) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(tell(command)).isEqualTo(answer));
  }

  @Override
  public void close() {
    process.close();
  }
}
