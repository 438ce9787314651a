package dev.larder.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A master, its replica, and three Sentinels that make the replica the master a second after the
 * master has gone. They end with this object, and with this JVM. Not thread-safe.
 */
public final class RedisSentinels implements AutoCloseable {
  /** The name that the Sentinels know the master by. */
  public static final String MASTER = "shop";

  private static final int COUNT = 3;
  private static final Duration START = Duration.ofSeconds(10);

  private final RedisServer first;
  private final RedisServer second;
  private final List<String> certificate;
  private final List<RedisProcess> sentinels = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();

  private RedisSentinels(RedisServer first, RedisServer second, List<String> certificate) {
    this.first = first;
    this.second = second;
    this.certificate = certificate;
  }

  /**
   * Starts them all, and waits until the replica has what the master has.
   *
   * @param password of the servers, and of the Sentinels; empty for none
   */
  public static RedisSentinels start(String password) {
    return start(password, List.of());
  }

  /**
   * The same; all of them speak TLS, and the servers without it, too, at {@link RedisServer#port}.
   *
   * @param certificate as {@link Certificates#arguments}
   */
  public static RedisSentinels start(String password, List<String> certificate) {
    List<String> given = new ArrayList<>();
    if (!password.isEmpty()) {
      given.addAll(List.of("--requirepass", password, "--masterauth", password));
    }
    RedisServer master = server(given, certificate);
    given.addAll(List.of("--replicaof", "127.0.0.1 " + master.ownPort()));
    given.addAll(List.of("--repl-diskless-sync-delay", "0"));
    RedisSentinels all = new RedisSentinels(master, server(given, certificate), certificate);
    try {
      all.watch(password);
      return all;
    } catch (IOException e) {
      all.close();
      throw new UncheckedIOException(e);
    }
  }

  private static RedisServer server(List<String> given, List<String> certificate) {
    List<String> arguments = new ArrayList<>(given);
    if (!certificate.isEmpty()) {
      arguments.addAll(RedisServer.encrypted(certificate));
    }
    return RedisServer.startOwn(arguments.toArray(new String[0]));
  }

  private void watch(String password) throws IOException {
    for (int i = 0; i < COUNT; i++) {
      int port = RedisServer.freePort();
      Path folder = Files.createTempDirectory("larder-sentinel");
      folder.toFile().deleteOnExit();
      Path file = folder.resolve("sentinel.conf");
      Files.writeString(file, settings(port, folder, password), US_ASCII);
      sentinels.add(RedisProcess.sentinel(file, port).await("+monitor master", START));
      ports.add(port);
    }
    for (RedisProcess sentinel : sentinels) {
      sentinel.await("+slave slave", START);
      sentinel.await("+sentinel sentinel", START);
    }
  }

  private String settings(int port, Path folder, String password) {
    List<String> lines = new ArrayList<>(List.of("bind 127.0.0.1", "dir " + folder));
    if (certificate.isEmpty()) {
      lines.add("port " + port);
    } else {
      lines.addAll(List.of("port 0", "tls-port " + port, "tls-replication yes"));
      for (int i = 0; i < certificate.size(); i += 2) {
        lines.add(certificate.get(i).substring(2) + " " + certificate.get(i + 1));
      }
    }
    lines.add("sentinel monitor " + MASTER + " 127.0.0.1 " + first.ownPort() + " 2");
    lines.add("sentinel down-after-milliseconds " + MASTER + " 1000");
    lines.add("sentinel failover-timeout " + MASTER + " 5000");
    if (!password.isEmpty()) {
      lines.add("sentinel auth-pass " + MASTER + " " + password);
      lines.add("requirepass " + password);
    }
    return String.join("\n", lines) + "\n";
  }

  /** Where the Sentinels are, {@code host:port}. */
  public List<String> nodes() {
    return ports.stream().map(port -> "127.0.0.1:" + port).toList();
  }

  /** Stops a Sentinel without ending it: it accepts connections and answers nothing. */
  public void pause(int sentinel) {
    sentinels.get(sentinel).signal("STOP");
  }

  /** The one that is the master at first. */
  public RedisServer first() {
    return first;
  }

  /** The one that takes its place. */
  public RedisServer second() {
    return second;
  }

  @Override
  public void close() {
    sentinels.forEach(RedisProcess::end);
    first.close();
    second.close();
  }
}
