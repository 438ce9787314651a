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
  private final List<RedisProcess> sentinels = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();

  private RedisSentinels(RedisServer first, RedisServer second) {
    this.first = first;
    this.second = second;
  }

  /**
   * Starts them all, and waits until the replica has what the master has.
   *
   * @param password of the servers, and of the Sentinels; empty for none
   */
  public static RedisSentinels start(String password) {
    List<String> secret =
        password.isEmpty()
            ? List.of()
            : List.of("--requirepass", password, "--masterauth", password);
    RedisServer master = RedisServer.startOwn(secret.toArray(new String[0]));
    List<String> following = new ArrayList<>(secret);
    following.addAll(List.of("--replicaof", "127.0.0.1 " + master.port()));
    following.addAll(List.of("--repl-diskless-sync-delay", "0"));
    RedisServer replica = RedisServer.startOwn(following.toArray(new String[0]));
    RedisSentinels all = new RedisSentinels(master, replica);
    try {
      all.watch(password);
      return all;
    } catch (IOException e) {
      all.close();
      throw new UncheckedIOException(e);
    }
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
    String secret =
        password.isEmpty()
            ? ""
            : "sentinel auth-pass " + MASTER + " " + password + "\nrequirepass " + password + "\n";
    return "bind 127.0.0.1\nport "
        + port
        + "\ndir "
        + folder
        + "\nsentinel monitor "
        + MASTER
        + " 127.0.0.1 "
        + first.port()
        + " 2\nsentinel down-after-milliseconds "
        + MASTER
        + " 1000\nsentinel failover-timeout "
        + MASTER
        + " 5000\n"
        + secret;
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
