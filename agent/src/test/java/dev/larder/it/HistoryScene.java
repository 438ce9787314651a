package dev.larder.it;

import dev.larder.history.Outages;
import dev.larder.testing.FaultProxy;
import dev.larder.testing.RedisServer;
import java.util.ArrayList;
import java.util.List;

/**
 * A Redis, for each JVM a way of its own to it, and what goes wrong with both; delays below the
 * timeouts are no disturbance. Redis keeps nothing when it is killed. Not thread-safe.
 */
final class HistoryScene extends Scene {
  private static final int MOST_DELAY_MILLIS = 3;

  private final RedisServer redis = RedisServer.startOwn();
  private final List<FaultProxy> ways = new ArrayList<>();

  HistoryScene(int jvms, long seed) {
    super(seed);
    for (int jvm = 0; jvm < jvms; jvm++) {
      FaultProxy way = FaultProxy.to(redis.port());
      way.delay(MOST_DELAY_MILLIS);
      ways.add(way);
    }
  }

  @Override
  String redis(int jvm) {
    return "uri: \"redis://127.0.0.1:" + port(jvm) + "\"";
  }

  @Override
  int port(int jvm) {
    return ways.get(jvm).port();
  }

  /** Closes a JVM's connections, for once. */
  void cut(int jvm) {
    during(jvm, ways.get(jvm)::cut);
  }

  /** Closes a JVM's connections and lets none be made for a while. */
  void refuse(int jvm, int millis) {
    FaultProxy way = ways.get(jvm);
    during(
        jvm,
        () -> {
          way.refuse(true);
          way.cut();
          pause(millis);
          way.refuse(false);
        });
  }

  /** Lets nothing through between a JVM and Redis for a while. */
  void stall(int jvm, int millis) {
    FaultProxy way = ways.get(jvm);
    during(
        jvm,
        () -> {
          way.stall(true);
          pause(millis);
          way.stall(false);
        });
  }

  /** Stops Redis for a while (SIGSTOP). */
  void stop(int millis) {
    during(
        Outages.ALL,
        () -> {
          redis.pause();
          pause(millis);
          redis.resume();
        });
  }

  /** Kills Redis and starts it after a while: it is empty then. */
  void kill(int millis) {
    during(
        Outages.ALL,
        () -> {
          redis.kill();
          pause(millis);
          redis.restart();
        });
  }

  /** One disturbance of any kind, for at most so long. */
  void anything(int mostMillis) {
    int jvm = anyOf(ways.size());
    int millis = 1 + anyOf(mostMillis);
    switch (anyOf(5)) {
      case 0 -> cut(jvm);
      case 1 -> refuse(jvm, millis);
      case 2 -> stall(jvm, millis);
      case 3 -> stop(millis);
      default -> kill(millis);
    }
  }

  @Override
  public void close() {
    ways.forEach(FaultProxy::close);
    redis.close();
  }
}
