package dev.larder.testing.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The shop in a JVM of its own, on a free port of the loopback interface. Ends with {@link #close},
 * or with this JVM. Safe for any number of threads.
 */
public final class ShopProcess implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
  private static final Request HEALTH = Request.get("/internal/stats");

  private final Process process;
  private final Thread killer;
  private final URI uri;
  private final Path log;

  private ShopProcess(Process process, int port, Path log) {
    this.process = process;
    this.killer = new Thread(process::destroyForcibly, "shop-killer");
    this.uri = URI.create("http://127.0.0.1:" + port);
    this.log = log;
  }

  /** Starts the jar with these JVM options and this JVM's environment. */
  public static ShopProcess start(Path jar, List<String> jvmOptions, Path log)
      throws IOException, InterruptedException {
    return start(jar, jvmOptions, Map.of(), log);
  }

  /**
   * Starts the jar with these JVM options, on the Java that runs this code, and waits until it
   * answers.
   *
   * @param environment variables to add to this JVM's
   * @param log receives what the shop prints
   * @throws IllegalStateException if it ends or does not answer within two minutes; the message has
   *     the end of the log
   */
  public static ShopProcess start(
      Path jar, List<String> jvmOptions, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port));
    command.add("--server.address=127.0.0.1");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    ShopProcess shop = new ShopProcess(process, port, log);
    Runtime.getRuntime().addShutdownHook(shop.killer);
    try {
      shop.awaitHealth();
      return shop;
    } catch (Throwable e) {
      shop.close();
      throw e;
    }
  }

  public URI uri() {
    return uri;
  }

  public long pid() {
    return process.pid();
  }

  /** What the shop printed so far. */
  public String output() throws IOException {
    return Files.readString(log);
  }

  /** One request on a connection of its own. */
  public Response send(Request request) throws IOException {
    try (HttpConnection connection = new HttpConnection(uri, Duration.ofSeconds(30))) {
      return connection.send(request);
    }
  }

  /** Asks it to stop, and kills it if it has not after ten seconds. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException e) {
      // This JVM is ending: the hook finds nothing to kill.
    }
  }

  private void awaitHealth() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!isHealthy()) {
      if (!process.isAlive() || System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("the shop did not start:\n" + lastLines());
      }
      Thread.sleep(100);
    }
  }

  private boolean isHealthy() {
    try {
      return process.isAlive() && send(HEALTH).status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private String lastLines() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
