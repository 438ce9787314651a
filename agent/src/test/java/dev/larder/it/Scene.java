package dev.larder.it;

import dev.larder.history.Outages;
import dev.larder.history.Outages.Outage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Where JVMs find Redis, and what goes wrong with it. Every disturbance is noted from before its
 * begin until after its end. Not thread-safe.
 */
abstract class Scene implements AutoCloseable {
  private final List<Outage> outages = new ArrayList<>();
  private final Random random;
  private long endNanos = System.nanoTime();

  Scene(long seed) {
    random = new Random(seed);
  }

  /** Where a JVM finds it, as keys of {@code redis} in a rule file. */
  abstract String redis(int jvm);

  /** A port of the loopback interface where it can be seen whether it answers. */
  abstract int port(int jvm);

  /** Notes what a JVM has told of its way to Redis. */
  final void note(int jvm, String stdout) {
    stdout
        .lines()
        .filter(line -> line.startsWith("outage: "))
        .map(line -> line.split(" ", -1))
        .forEach(
            told -> outages.add(new Outage(jvm, Long.parseLong(told[1]), Long.parseLong(told[2]))));
  }

  final List<Outage> outages() {
    return Collections.unmodifiableList(outages);
  }

  /** Repeats disturbances until the end; the last one may outlast it. */
  final void play(Consumer<Scene> disturbances, long end) {
    endNanos = end;
    while (millisLeft() > 0) {
      disturbances.accept(this);
    }
  }

  /** Leaves everything alone for up to so long, but not over the end. */
  final void rest(int mostMillis) {
    pause((int) Math.max(0, Math.min(random.nextInt(mostMillis), millisLeft())));
  }

  final boolean chance() {
    return random.nextBoolean();
  }

  final int anyOf(int count) {
    return random.nextInt(count);
  }

  /** Something that keeps a JVM from Redis, or {@link Outages#ALL}. */
  final void during(int jvm, Runnable disturbance) {
    long begin = System.nanoTime();
    disturbance.run();
    outages.add(new Outage(jvm, begin, System.nanoTime()));
  }

  private long millisLeft() {
    return (endNanos - System.nanoTime()) / 1_000_000;
  }

  static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public abstract void close();
}
