package dev.larder.it;

import dev.larder.Readme;
import dev.larder.api.KeyFunction;
import dev.larder.testing.ChildJvm;
import dev.larder.testing.ChildProcess;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some JVMs with the agent and one Redis, in which they may do what the README says that they need.
 * Each runs {@code ClusterProbe}. Not thread-safe.
 */
final class ClusterJvms implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Pattern CALLED =
      Pattern.compile("called (\\S+ \\d+) runs=(\\d+) longest=(\\d+) values=(.*)");

  private final RedisServer redis;
  private final List<ChildProcess> jvms = new ArrayList<>();

  /** What came of some threads' calls. */
  record Called(int runs, long longestMillis, Set<String> values) {}

  private ClusterJvms(RedisServer redis) {
    this.redis = redis;
  }

  /**
   * Starts as many, and waits until each serves entries of Redis.
   *
   * @param timeout of a read
   */
  static ClusterJvms start(int count, Path folder, String timeout) throws IOException {
    RedisServer redis = RedisServer.startOwn();
    ClusterJvms cluster = new ClusterJvms(redis);
    try (RespClient admin = cluster.admin()) {
      admin.command(Readme.userOfRedis());
    }
    Path rules = folder.resolve("larder.yaml");
    Files.writeString(
        rules,
        "larder: 1\nnamespace: shop\nredis: { uri: \"redis://larder:PASSWORD@127.0.0.1:"
            + redis.port()
            + "\", timeout: "
            + timeout
            + " }\n"
            + Files.readString(Built.testClasses().resolve("calls/cluster.yaml")));
    for (int i = 0; i < count; i++) {
      cluster.jvms.add(
          ChildJvm.main("com.probe.calls.ClusterProbe")
              .classPath(
                  String.join(
                      File.pathSeparator,
                      Built.testClasses().toString(),
                      Built.codeOf(RedisServer.class).toString(),
                      Built.codeOf(KeyFunction.class).toString()))
              .options("-Dprobe.database=" + redis.uri())
              .agent(Built.agentJar(), rules.toString())
              .start());
    }
    cluster.jvms.forEach(jvm -> jvm.awaitLine("ready"::equals, LIMIT));
    return cluster;
  }

  RedisServer redis() {
    return redis;
  }

  RespClient admin() {
    return RespClient.connect(redis.uri());
  }

  ChildProcess jvm(int number) {
    return jvms.get(number);
  }

  /** Tells a JVM to call an origin from some threads at once, and waits until they do. */
  void call(int jvm, String nameAndId, int number, int threads) {
    jvms.get(jvm).send(nameAndId + " " + number + " " + threads);
    jvms.get(jvm).awaitLine(("calling " + nameAndId)::equals, LIMIT);
  }

  /** As {@link #call}, and waits until the origin has begun. */
  void lead(int jvm, String nameAndId, int number) {
    call(jvm, nameAndId, number, 1);
    jvms.get(jvm).awaitLine(("began " + nameAndId)::equals, LIMIT);
  }

  /** Lets a JVM write. */
  void change(int jvm, int id, String value) {
    jvms.get(jvm).send("change " + id + " " + value);
    jvms.get(jvm).awaitLine(("changed " + id)::equals, LIMIT);
  }

  /** What came of the first call of this origin in a JVM. */
  Called called(int jvm, String nameAndId) {
    return called(jvm, nameAndId, 1);
  }

  /** What came of the call of this origin that ended as the so-manieth in a JVM. */
  Called called(int jvm, String nameAndId, int time) {
    ChildProcess child = jvms.get(jvm);
    String end = "called " + nameAndId + " ";
    int[] seen = {0};
    String line = child.awaitLine(text -> text.startsWith(end) && ++seen[0] == time, LIMIT);
    Matcher parts = CALLED.matcher(line);
    if (!parts.matches()) {
      throw new IllegalStateException(line);
    }
    return new Called(
        Integer.parseInt(parts.group(2)),
        Long.parseLong(parts.group(3)),
        new TreeSet<>(List.of(parts.group(4).split(","))));
  }

  @Override
  public void close() {
    jvms.forEach(ChildProcess::close);
    redis.close();
  }
}
