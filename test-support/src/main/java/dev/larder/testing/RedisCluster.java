package dev.larder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Three masters that share the slots, and for each a replica that takes its place some two seconds
 * after it has gone. They end with this object, and with this JVM. Not thread-safe.
 */
public final class RedisCluster implements AutoCloseable {
  /** How many masters there are. */
  public static final int MASTERS = 3;

  private static final int SLOTS = 16_384;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final List<RedisServer> servers = new ArrayList<>();

  private RedisCluster() {}

  /** With replicas; what is not held by any server is none of the others' business. */
  public static RedisCluster start() {
    return of(2 * MASTERS, List.of());
  }

  /**
   * The same in TLS.
   *
   * @param certificate as {@link Certificates#arguments}
   */
  public static RedisCluster start(List<String> certificate) {
    return of(2 * MASTERS, certificate);
  }

  /** Without replicas. */
  public static RedisCluster startMasters() {
    return of(MASTERS, List.of());
  }

  private static RedisCluster of(int size, List<String> certificate) {
    RedisCluster cluster = new RedisCluster();
    try {
      for (int i = 0; i < size; i++) {
        cluster.servers.add(server(certificate));
      }
      cluster.form();
      return cluster;
    } catch (IOException e) {
      cluster.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static RedisServer server(List<String> certificate) throws IOException {
    Path folder = Files.createTempDirectory("larder-cluster");
    folder.toFile().deleteOnExit();
    List<String> given = new ArrayList<>(List.of("--cluster-enabled", "yes"));
    given.addAll(List.of("--cluster-config-file", folder.resolve("nodes.conf").toString()));
    given.addAll(List.of("--cluster-port", Integer.toString(RedisServer.freePort())));
    given.addAll(List.of("--cluster-node-timeout", "1500"));
    given.addAll(List.of("--cluster-require-full-coverage", "no"));
    given.addAll(List.of("--repl-diskless-sync-delay", "0"));
    if (!certificate.isEmpty()) {
      given.addAll(RedisServer.encrypted(certificate));
    }
    return RedisServer.startOwn(given.toArray(new String[0]));
  }

  private void form() {
    for (int i = 0; i < servers.size(); i++) {
      command(i, "CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
    }
    for (int i = 0; i < MASTERS; i++) {
      command(i, "CLUSTER", "ADDSLOTSRANGE", "" + first(i), "" + (first(i + 1) - 1));
    }
    for (int i = 1; i < servers.size(); i++) {
      command(
          0,
          "CLUSTER",
          "MEET",
          "127.0.0.1",
          "" + servers.get(i).ownPort(),
          setting(i, "cluster-port"));
    }
    await(
        () ->
            all().allMatch(i -> told(i, "INFO").contains("cluster_known_nodes:" + servers.size())));
    for (int i = MASTERS; i < servers.size(); i++) {
      command(i, "CLUSTER", "REPLICATE", id(i - MASTERS));
    }
    await(() -> all().allMatch(i -> told(i, "INFO").contains("cluster_state:ok")));
    await(() -> all().skip(MASTERS).allMatch(i -> info(i).contains("master_link_status:up")));
    int all = servers.size() - MASTERS;
    await(() -> all().allMatch(i -> count(told(i, "NODES"), "slave") == all));
  }

  private static int count(String text, String word) {
    return text.split(word, -1).length - 1;
  }

  private IntStream all() {
    return IntStream.range(0, servers.size());
  }

  private static int first(int master) {
    return (SLOTS * master + MASTERS - 1) / MASTERS;
  }

  private String setting(int server, String name) {
    return String.valueOf(((List<?>) command(server, "CONFIG", "GET", name)).get(1));
  }

  private String info(int server) {
    return String.valueOf(command(server, "INFO", "replication"));
  }

  private String told(int server, String about) {
    return String.valueOf(command(server, "CLUSTER", about));
  }

  private String id(int server) {
    return told(server, "MYID");
  }

  /** Has a server do something. */
  public Object command(int server, String... words) {
    try (RespClient client = RespClient.connect(servers.get(server).uri())) {
      Object answer = client.command(words);
      return answer == null ? "" : answer;
    }
  }

  /** The servers: {@value #MASTERS} that are masters at first, then the replica of each. */
  public RedisServer server(int number) {
    return servers.get(number);
  }

  /** Where they are, {@code host:port}. */
  public List<String> nodes() {
    return servers.stream().map(server -> "127.0.0.1:" + server.ownPort()).toList();
  }

  /** The master at first of a key's slot. */
  public int masterOf(String key) {
    int slot = slot(key);
    return (int) IntStream.range(1, MASTERS).filter(i -> first(i) <= slot).count();
  }

  /** The slot of a key. */
  public int slot(String key) {
    return Integer.parseInt(String.valueOf(command(0, "CLUSTER", "KEYSLOT", key)));
  }

  /**
   * Begins to move a slot from one master to another: keys that are not there are asked for there.
   */
  public void beginMove(int slot, int from, int to) {
    command(to, "CLUSTER", "SETSLOT", "" + slot, "IMPORTING", id(from));
    command(from, "CLUSTER", "SETSLOT", "" + slot, "MIGRATING", id(to));
  }

  /** Moves the keys of the slot, and then the slot. */
  public void endMove(int slot, int from, int to) {
    List<?> keys = (List<?>) command(from, "CLUSTER", "GETKEYSINSLOT", "" + slot, "1000");
    if (!keys.isEmpty()) {
      List<String> migrate = new ArrayList<>();
      migrate.addAll(
          List.of("MIGRATE", "127.0.0.1", "" + servers.get(to).ownPort(), "", "0", "5000"));
      migrate.add("KEYS");
      keys.forEach(key -> migrate.add(String.valueOf(key)));
      command(from, migrate.toArray(new String[0]));
    }
    command(to, "CLUSTER", "SETSLOT", "" + slot, "NODE", id(to));
    command(from, "CLUSTER", "SETSLOT", "" + slot, "NODE", id(to));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("the cluster does not form");
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    servers.forEach(RedisServer::close);
  }
}
