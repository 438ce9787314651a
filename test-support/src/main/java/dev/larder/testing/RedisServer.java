package dev.larder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real Redis for a test: the external one that {@code REDIS_URI} or {@code -Dlarder.redis.uri}
 * names, else an own process on a free loopback port, without persistence. An own server can be
 * paused, killed and started again on its port; it ends with this object, and with this JVM however
 * that ends. Not thread-safe.
 */
public final class RedisServer implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 5;
  private static final String TLS_PORT = "--tls-port";

  private final String uri;
  private final List<String> variables;
  private final List<String> arguments;
  private @Nullable RedisProcess process; // null: external, or killed

  private RedisServer(
      String uri, List<String> variables, List<String> arguments, @Nullable RedisProcess process) {
    this.uri = uri;
    this.variables = variables;
    this.arguments = arguments;
    this.process = process;
  }

  /** The external server if one is named and no arguments are given, else an own one. */
  public static RedisServer start(String... arguments) {
    String external = external();
    return external.isEmpty() || arguments.length > 0
        ? startOwn(arguments)
        : new RedisServer(external, List.of(), List.of(), null);
  }

  /** An own server on a free port, whatever is named. */
  public static RedisServer startOwn(String... arguments) {
    return startIn(List.of(), arguments);
  }

  /** The same with variables of its environment, each {@code NAME=VALUE}. */
  static RedisServer startIn(List<String> variables, String... arguments) {
    IllegalStateException last = new IllegalStateException("no free port");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return startOn(freePort(), variables, List.of(arguments));
      } catch (IllegalStateException e) {
        last = e; // the port was taken meanwhile
      }
    }
    throw last;
  }

  /** An own server on this port of the loopback interface. */
  public static RedisServer startOn(int port, String... arguments) {
    return startOn(port, List.of(), List.of(arguments));
  }

  private static RedisServer startOn(int port, List<String> variables, List<String> arguments) {
    return new RedisServer(
        "redis://127.0.0.1:" + port, variables, arguments, launch(port, variables, arguments));
  }

  /** The option of a JVM that starts the same server and has not got it on its class path. */
  public static String option() {
    return "-D" + RedisBinary.PROPERTY + "=" + RedisBinary.locate();
  }

  /** A loopback port that was free a moment ago. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the password that an argument may have set. */
  public String uri() {
    return uri;
  }

  public int port() {
    int port = URI.create(uri).getPort();
    return port < 0 ? 6379 : port;
  }

  /** Where it speaks to others of its kind, and to clients in TLS if it does. */
  public int ownPort() {
    int named = arguments.indexOf(TLS_PORT);
    return named < 0 ? port() : Integer.parseInt(arguments.get(named + 1));
  }

  /**
   * What makes a server speak TLS to others of its kind, and to clients at another port.
   *
   * @param certificate as {@link Certificates#arguments}
   */
  static List<String> encrypted(List<String> certificate) {
    List<String> all = new ArrayList<>(certificate);
    all.addAll(List.of(TLS_PORT, String.valueOf(freePort())));
    all.addAll(List.of("--tls-replication", "yes", "--tls-cluster", "yes"));
    return all;
  }

  /** Whether this object started the server, so that it can be paused and killed. */
  public boolean isOwn() {
    return external().isEmpty() || !uri.equals(external());
  }

  /** The version that the server tells, for example {@code 7.0.15}. */
  public String version() {
    if (process != null) {
      return process.version();
    }
    try (RespClient client = RespClient.connect(uri)) {
      return String.valueOf(client.command("INFO", "server"))
          .lines()
          .filter(line -> line.startsWith("redis_version:"))
          .map(line -> line.substring("redis_version:".length()).strip())
          .findFirst()
          .orElse("unknown");
    }
  }

  /** What calls itself a Redis: {@code Redis} or {@code Valkey}, as far as an own server tells. */
  public String product() {
    return process == null ? "Redis" : process.product();
  }

  /** One line for the log of a test run. */
  public String describe() {
    return product() + " " + version() + " at " + uri + (isOwn() ? " (own)" : " (external)");
  }

  /** Stops the process without ending it: it accepts connections and answers nothing. */
  public void pause() {
    running().signal("STOP");
  }

  /** Lets a paused process go on. */
  public void resume() {
    running().signal("CONT");
  }

  /** Ends the process at once (SIGKILL). */
  public void kill() {
    running().end();
    process = null;
  }

  /** Starts the server again on its port, killing it first if it runs. */
  public void restart() {
    if (!isOwn()) {
      throw new UnsupportedOperationException("an external server cannot be started again");
    }
    if (process != null) {
      kill();
    }
    process = launch(port(), variables, arguments);
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }

  private RedisProcess running() {
    if (process == null) {
      throw new UnsupportedOperationException("not an own, running server: " + uri);
    }
    return process;
  }

  private static RedisProcess launch(int port, List<String> variables, List<String> arguments) {
    try {
      Path folder = Files.createTempDirectory("larder-redis");
      folder.toFile().deleteOnExit();
      return RedisProcess.launch(folder, port, variables, arguments).awaitReady(START);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String external() {
    String property = System.getProperty("larder.redis.uri", "");
    if (!property.isEmpty()) {
      return property;
    }
    String variable = System.getenv("REDIS_URI");
    return variable == null ? "" : variable;
  }
}
