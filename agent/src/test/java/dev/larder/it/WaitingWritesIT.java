package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.probe.behind.Stocks;
import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that wait in Redis when their JVM ends, and on what another one runs them. */
class WaitingWritesIT {
  @TempDir private Path folder;
  private RedisServer redis;
  private RespClient client;

  @BeforeEach
  void start() {
    redis = RedisServer.startOwn();
    client = RespClient.connect(redis.uri());
  }

  @AfterEach
  void stop() {
    client.close();
    redis.close();
  }

  @Test
  void a_call_waits_for_an_object_of_its_name_and_says_so() throws IOException {
    long acknowledged = 20 + 300;
    try (Told first = Told.start(stocks("1h"))) {
      acknowledged += addUntilOneWaits(first, "a");
      first.tell("add a x 20");
      first.process().kill();
    }
    long before = sumOf("a");
    try (Told second = Told.start(stocks("50ms"))) {
      addUntilOneWaits(second, "b");
      second.awaits(
          "get LastError", "calls wait for an object to be run on: none has been called here yet");
      assertThat(waiting()).isPositive();
      assertThat(sumOf("a")).isEqualTo(before);

      second.tell("add a x 300");
      await().untilAsserted(() -> assertThat(waiting()).isZero());
      assertThat(sumOf("a")).isEqualTo(acknowledged);
    }
  }

  @Test
  void what_waits_in_redis_is_run_before_a_jvm_ends_by_itself() throws IOException {
    try (Told jvm = Told.start(stocks("1h"))) {
      addUntilOneWaits(jvm, "a");
      jvm.tell("add b x 20");
      assertThat(sumOf("b")).isZero();
      jvm.process().send("end");
      ChildExit exit = jvm.process().awaitExit(AgentRun.LIMIT);
      assertThat(exit.code()).as(exit.stderr()).isZero();
    }
    assertThat(waiting()).isZero();
    assertThat(sumOf("b")).isEqualTo(20);
  }

  @Test
  void a_call_that_hangs_keeps_no_jvm_from_ending_and_goes_on_waiting() throws IOException {
    try (Told jvm = Told.start(stocks("1h"))) {
      addUntilOneWaits(jvm, "a");
      jvm.tell("add a hanging 1");
      long began = System.nanoTime();
      jvm.process().send("end");
      ChildExit exit = jvm.process().awaitExit(AgentRun.LIMIT);
      assertThat(exit.code()).as(exit.stderr()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(20));
    }
    assertThat(Files.readAllLines(ledger())).contains("a hanging 1");
    assertThat(waiting()).isEqualTo(1);
  }

  private ChildJvm stocks(String every) throws IOException {
    Path own = Files.createTempDirectory(folder, "jvm");
    AgentRun.write(
        own.resolve("larder.yaml"),
        """
        larder: 1
        namespace: stocks
        redis: { uri: "%s", timeout: 2s }
        rules:
          add:
            method: com.probe.behind.Stock.add(..)
            pattern: write-behind
            key: "stock:{this.name}:{what}"
            merge: sum(by)
            flush-every: %s
            accept-loss: true
        """
            .formatted(redis.uri(), every));
    return ChildJvm.main(Stocks.class.getName())
        .brief()
        .in(own)
        .classPath(Built.testClasses().toString())
        .arguments(ledger().toString())
        .agent(Built.agentJar(), "larder.yaml");
  }

  /** The first calls run at once. */
  private int addUntilOneWaits(Told jvm, String name) {
    long before = waiting();
    int calls = 0;
    do {
      jvm.tell("add " + name + " x 1");
      calls++;
    } while (waiting() == before && calls < 1_000);
    return calls;
  }

  private long waiting() {
    return (Long) Objects.requireNonNull(client.command("XLEN", "stocks:~wb:add"));
  }

  private Path ledger() {
    return folder.resolve("applied");
  }

  private long sumOf(String name) throws IOException {
    return Files.readAllLines(ledger()).stream()
        .map(line -> line.split(" ", -1))
        .filter(words -> words[0].equals(name))
        .mapToLong(words -> Long.parseLong(words[2]))
        .sum();
  }
}
