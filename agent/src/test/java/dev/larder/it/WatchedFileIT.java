package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.probe.start.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rule file as others write it, and as it is found when it is looked at. */
class WatchedFileIT {
  private static final String AGENT = "dev.larder:type=Agent";
  private static final String CACHED = "product 1 from the cache";
  private static final String LOADED = "product 1 by the catalog";

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

  @TempDir Path folder;
  private Path file;
  private Told listener;

  @BeforeEach
  void start() {
    file = folder.resolve("larder.yaml");
    listener = Told.start(AgentRun.with(AgentRun.RULES, folder, Listener.class));
    listener.awaits("get " + AGENT + " Rules", "1");
    listener.awaits("ask 1", CACHED);
  }

  @AfterEach
  void close() {
    listener.close();
  }

  /**
   * A first part that is a rule file by itself is there for 50 ms, in the middle of which falls the
   * look that follows a reload after two seconds.
   */
  @Test
  void a_file_that_is_being_written_is_never_taken_over_by_half() throws IOException {
    int taken = 0;
    AgentRun.write(file, AgentRun.RULES + "# so that it is another\n");
    for (int offset : List.of(-10, 0, 10)) {
      awaitReloads(++taken);
      pause(1_875 + offset);
      AgentRun.write(file, "# " + offset + "\n" + AgentRun.RULES);
      pause(50);
      Files.writeString(file, TITLE_TOO, StandardOpenOption.APPEND);
    }
    awaitReloads(++taken);

    assertThat(reloads()).first().asString().contains("1 rule,");
    assertThat(reloads().subList(1, taken)).allMatch(line -> line.contains("2 rules,"));
    assertThat(listener.tell("ask 1")).as("not for a moment without its rule").isEqualTo(CACHED);
  }

  @Test
  void of_many_saves_in_a_row_the_last_one_holds() {
    for (int save = 0; save < 30; save++) {
      String title = save % 2 == 0 ? TITLE_TOO : "";
      AgentRun.write(file, AgentRun.RULES + "    ttl: " + (save + 10) + "s\n" + title);
      pause(100);
    }
    AgentRun.write(file, AgentRun.RULES + BRANCH_TOO);

    // Until then answers may be those of one of the saves: a rule for titles is one for branches.
    listener.awaits("get dev.larder:type=Rule,name=branch Enabled", "true");
    listener.awaits("branch 1", CACHED);
    listener.awaits("ask 1", CACHED);
    assertThat(listener.tell("title 1")).isEqualTo(LOADED);
    assertThat(listener.tell("title 1")).isEqualTo(LOADED);
    assertThat(listener.tell("get " + AGENT + " LastError")).isEqualTo("null");
    assertThat(listener.tell("do " + AGENT + " reload"))
        .as("it is the one that holds already")
        .isEqualTo("2 rules, 0 classes rewoven");
    assertThat(listener.tell("ask 1")).isEqualTo(CACHED);
    assertThat(listener.tell("branch 1")).isEqualTo(CACHED);
  }

  @Test
  void a_file_that_cannot_be_read_changes_nothing_and_is_told_once() throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
    assertUnreadable();
    Files.delete(file);
    Files.createSymbolicLink(file, folder.resolve("nowhere"));
    assertUnreadable();
    Files.delete(file);
    AgentRun.write(file, AgentRun.RULES + TITLE_TOO);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    if (!Files.isReadable(file)) { // who may read everything is not kept out
      assertUnreadable();
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    listener.awaits("title 1", CACHED);
    assertThat(listener.tell("ask 1")).isEqualTo(CACHED);
    assertThat(listener.tell("get " + AGENT + " LastError")).isEqualTo("null");
  }

  private void assertUnreadable() {
    String told = listener.tell("do " + AGENT + " reload");
    assertThat(told).startsWith("cannot read the rule file larder.yaml");
    assertThat(listener.tell("do " + AGENT + " reload")).isEqualTo(told);
    assertThat(listener.tell("get " + AGENT + " LastError")).isEqualTo(told);
    assertThat(listener.tell("ask 1")).isEqualTo(CACHED);
    assertThat(listener.tell("title 1")).isEqualTo(LOADED);
    assertThat(listener.stderr().lines().filter(line -> line.contains(told))).hasSize(1);
  }

  private void awaitReloads(int count) {
    await()
        .atMost(AgentRun.LIMIT)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> reloads().size() >= count);
  }

  private List<String> reloads() {
    return listener.stderr().lines().filter(line -> line.contains("reloaded larder.yaml")).toList();
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
