package dev.larder.it;

import dev.larder.history.Outages;
import dev.larder.history.Outages.Outage;
import dev.larder.testing.FaultProxy;
import dev.larder.testing.RedisServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A Redis, for each JVM a way of its own to it, and what goes wrong with both. Every disturbance is
 * noted from before its begin until after its end; delays below the timeouts are none. Redis keeps
 * nothing when it is killed. Not thread-safe.
 */
final class HistoryScene implements AutoCloseable {
  private static final int MOST_DELAY_MILLIS = 3;

  private final RedisServer redis = RedisServer.startOwn();
  private final List<FaultProxy> ways = new ArrayList<>();
  private final List<Outage> outages = new ArrayList<>();
  private final Random random;
  private long endNanos = System.nanoTime();

  HistoryScene(int jvms, long seed) {
    random = new Random(seed);
    for (int jvm = 0; jvm < jvms; jvm++) {
      FaultProxy way = FaultProxy.to(redis.port());
      way.delay(MOST_DELAY_MILLIS);
      ways.add(way);
    }
  }

  /** Where a JVM finds Redis on the loopback interface. */
  int port(int jvm) {
    return ways.get(jvm).port();
  }

  /** Notes what a JVM has told of its way to Redis. */
  void note(int jvm, String stdout) {
    stdout
        .lines()
        .filter(line -> line.startsWith("outage: "))
        .map(line -> line.split(" ", -1))
        .forEach(
            told -> outages.add(new Outage(jvm, Long.parseLong(told[1]), Long.parseLong(told[2]))));
  }

  List<Outage> outages() {
    return Collections.unmodifiableList(outages);
  }

  /** Repeats disturbances until the end; the last one may outlast it. */
  void play(Consumer<HistoryScene> disturbances, long end) {
    endNanos = end;
    while (millisLeft() > 0) {
      disturbances.accept(this);
    }
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
    int jvm = random.nextInt(ways.size());
    int millis = 1 + random.nextInt(mostMillis);
    switch (random.nextInt(5)) {
      case 0 -> cut(jvm);
      case 1 -> refuse(jvm, millis);
      case 2 -> stall(jvm, millis);
      case 3 -> stop(millis);
      default -> kill(millis);
    }
  }

  /** Leaves everything alone for up to so long, but not over the end. */
  void rest(int mostMillis) {
    pause((int) Math.max(0, Math.min(random.nextInt(mostMillis), millisLeft())));
  }

  boolean chance() {
    return random.nextBoolean();
  }

  @Override
  public void close() {
    ways.forEach(FaultProxy::close);
    redis.close();
  }

  private long millisLeft() {
    return (endNanos - System.nanoTime()) / 1_000_000;
  }

  private void during(int jvm, Runnable disturbance) {
    long begin = System.nanoTime();
    disturbance.run();
    outages.add(new Outage(jvm, begin, System.nanoTime()));
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
