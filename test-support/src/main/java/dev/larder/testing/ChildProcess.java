package dev.larder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A running child JVM; it ends with this object and with this JVM. Thread-safe. */
public final class ChildProcess implements AutoCloseable {
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private final Process process;
  private final CapturedLines stdout;
  private final CapturedLines stderr;

  ChildProcess(Process process) {
    this.process = process;
    stdout = CapturedLines.of("child-" + process.pid() + "-stdout", process.getInputStream());
    stderr = CapturedLines.of("child-" + process.pid() + "-stderr", process.getErrorStream());
    Reaper.watch(process.toHandle());
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it has printed so far. */
  public String stdout() {
    return stdout.text();
  }

  /** What it has complained of so far. */
  public String stderr() {
    return stderr.text();
  }

  /** The first line of its stdout that matches, past ones included. */
  public String awaitLine(Predicate<String> wanted, Duration limit) {
    return stdout
        .await(wanted, limit)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no such line within " + limit + "\n" + stdout() + "\n" + stderr()));
  }

  /** Types a line on its stdin. */
  public void send(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end; at the limit it is killed. */
  public ChildExit awaitExit(Duration limit) {
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        kill();
      }
      int code = process.waitFor();
      stdout.awaitEnd(DRAIN);
      stderr.awaitEnd(DRAIN);
      return new ChildExit(code, stdout(), stderr(), !ended);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a child JVM", e);
    }
  }

  /** Ends it at once (SIGKILL). */
  public void kill() {
    Reaper.kill(process.toHandle());
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
