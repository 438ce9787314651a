package dev.larder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One process of redis-server, tied to this JVM: when the JVM goes, by whatever way, it goes. */
final class RedisProcess {
  /**
   * The shell waits for the server; a guard beside it reads from this JVM and kills the server when
   * that pipe closes, which a SIGKILL of the JVM cannot prevent.
   */
  private static final String TETHER =
      "exec 3<&0; \"$@\" 3<&- & pid=$!; echo \"tethered $pid\"; "
          + "{ read _ <&3; kill -9 $pid; } >/dev/null 2>&1 & guard=$!; exec 3<&-; "
          + "wait $pid; kill -9 $guard 2>/dev/null";

  private static final Pattern VERSION = Pattern.compile("(Redis|Valkey) version=([^,]+),");

  private final Process shell;
  private final CapturedLines output;
  private final ProcessHandle server;

  private RedisProcess(Process shell, CapturedLines output, ProcessHandle server) {
    this.shell = shell;
    this.output = output;
    this.server = server;
  }

  /**
   * A server set up as one of a cache is; arguments may say otherwise.
   *
   * @param variables of its environment, each {@code NAME=VALUE}
   */
  static RedisProcess launch(Path folder, int port, List<String> variables, List<String> arguments)
      throws IOException {
    List<String> all = new ArrayList<>(List.of("--bind", "127.0.0.1"));
    all.addAll(List.of("--port", String.valueOf(port), "--dir", folder.toString()));
    all.addAll(List.of("--save", "", "--appendonly", "no"));
    all.addAll(List.of("--maxmemory", "1gb", "--maxmemory-policy", "allkeys-lru"));
    all.addAll(arguments);
    return launch("redis-" + port + "-output", variables, all);
  }

  /** A Sentinel that is set up by a file, which it changes. */
  static RedisProcess sentinel(Path file, int port) throws IOException {
    return launch(
        "sentinel-" + port + "-output", List.of(), List.of(file.toString(), "--sentinel"));
  }

  private static RedisProcess launch(String name, List<String> variables, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", TETHER, "redis", "env"));
    command.addAll(variables);
    command.add(RedisBinary.locate().toString());
    command.addAll(arguments);
    Process shell = new ProcessBuilder(command).redirectErrorStream(true).start();
    CapturedLines output = CapturedLines.of(name, shell.getInputStream());
    ProcessHandle server =
        output
            .await(line -> line.startsWith("tethered "), Duration.ofSeconds(5))
            .flatMap(line -> ProcessHandle.of(Long.parseLong(line.substring(9))))
            .orElse(shell.toHandle());
    Reaper.watch(server);
    return new RedisProcess(shell, output, server);
  }

  RedisProcess awaitReady(Duration limit) {
    return await("Ready to accept connections", limit);
  }

  /** Waits until the server has printed this. */
  RedisProcess await(String printed, Duration limit) {
    if (output.await(line -> line.contains(printed), limit).isEmpty()) {
      end();
      throw new IllegalStateException("redis-server did not start:\n" + output.text());
    }
    return this;
  }

  String version() {
    Matcher version = VERSION.matcher(output.text());
    return version.find() ? version.group(2) : "unknown";
  }

  /** {@code Redis} or {@code Valkey}. */
  String product() {
    Matcher version = VERSION.matcher(output.text());
    return version.find() ? version.group(1) : "Redis";
  }

  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(server.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void end() {
    Reaper.kill(server);
    shell.onExit().join(); // the shell waits for the server
  }
}
