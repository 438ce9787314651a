package dev.larder.redis;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.client.Driver;
import dev.larder.redis.tracking.Tracking;
import dev.larder.time.Backoff;
import dev.larder.time.Ticker;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisReadOnlyException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.netty.util.Timeout;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection up: the first is tried for as long as any later one, on the one client, with
 * pauses that grow to a cap. Thread-safe.
 *
 * <p>Exactly one of these holds, and each hands over to the next by a swap of the phase: there is a
 * link; an attempt is under way or its pause is; it is closed. A link that ends young counts as one
 * more failed attempt, so that a server which accepts and then refuses is not asked in a circle.
 */
final class Connector implements AutoCloseable {
  private static final long FIRST_PAUSE_MILLIS = 100;

  private final RedisTarget target;
  private final Driver driver;
  private final Faults faults;
  private final Tracking tracking;
  private final Ticker ticker;
  private final Backoff backoff;
  private final RedisListener listener;
  private final AtomicReference<Phase> phase = new AtomicReference<>(new Phase(null, 0, false));

  private @Nullable Link announced; // only on the driver's herald thread

  private record Phase(@Nullable Link link, int failed, boolean closed) {}

  Connector(
      RedisTarget target,
      Driver driver,
      Faults faults,
      Tracking tracking,
      RedisListener listener,
      Ticker ticker) {
    this.target = target;
    this.driver = driver;
    this.faults = faults;
    this.tracking = tracking;
    this.ticker = ticker;
    this.backoff = new Backoff(FIRST_PAUSE_MILLIS, target.reconnectMax().toMillis());
    this.listener = listener;
  }

  /** The connection, null while there is none. */
  @Nullable Link link() {
    return phase().link;
  }

  Driver driver() {
    return driver;
  }

  /** Begins to connect; returns at once. */
  void start() {
    attempt();
  }

  /** Has to be told of keys that begin so, on another connection where this one is not. */
  void cover(List<String> prefixes) {
    tracking.cover(prefixes);
    Link link = link();
    if (link != null) {
      resetUnlessCovered(link);
    }
  }

  private void resetUnlessCovered(Link link) {
    if (!tracking.isCovered()) {
      reset(link);
    }
  }

  /** Gives up this link, if it is still the one in use, and connects anew. */
  void reset(Link link) {
    Phase seen = phase();
    if (seen.link != link) {
      return;
    }
    boolean settled = link.ageNanos(ticker.nanos()) > target.reconnectMax().toNanos();
    int failed = settled ? 0 : seen.failed + 1;
    if (phase.compareAndSet(seen, new Phase(null, failed, false))) {
      tracking.lost();
      link.close();
      driver.herald().execute(this::announce);
      pause(failed);
    }
  }

  /** A command on this link was not answered in time. */
  void missed(Link link) {
    if (link.silentNanos(ticker.nanos()) > target.silenceMax().toNanos()) {
      reset(link);
    }
  }

  /**
   * The server says what one would say that Sentinels have replaced. It may be the master yet, and
   * reads are as good as before: it is looked for anew no more often than a connection is tried.
   */
  void deserted(Link link) {
    boolean isDue = link.ageNanos(ticker.nanos()) > target.reconnectMax().toNanos();
    if (isDue && target.address().mayMove()) {
      reset(link);
    }
  }

  @Override
  public void close() {
    Phase last = Objects.requireNonNull(phase.getAndSet(new Phase(null, 0, true)));
    tracking.close();
    if (last.link != null) {
      last.link.close();
    }
  }

  private Phase phase() {
    return Objects.requireNonNull(phase.get()); // never is: tells NullAway
  }

  private void attempt() {
    if (phase().closed) {
      return;
    }
    try {
      var unused =
          driver.connect(target.address()).whenCompleteAsync(this::arrived, driver.workers());
    } catch (RuntimeException | LinkageError e) {
      refused(e); // told as the last error, and tried again
    }
  }

  private void arrived(
      @Nullable StatefulRedisConnection<String, byte[]> connection, @Nullable Throwable refusal) {
    if (connection == null) {
      refused(refusal == null ? new IllegalStateException("no connection") : refusal);
      return;
    }
    if (target.address().mayMove()) {
      askForRole(connection);
    } else {
      take(connection);
    }
  }

  /**
   * Sentinels may name a server that is the master no longer, or not yet. One that does not say so
   * shows it when it is written to.
   */
  private void askForRole(StatefulRedisConnection<String, byte[]> connection) {
    try {
      RedisFuture<String> asked = connection.async().info("replication");
      Timeout deadline = driver.deadlines().of(asked, target.invalidateTimeout());
      asked.whenCompleteAsync(
          (told, fault) -> {
            deadline.cancel();
            takeBy(told, connection);
          },
          driver.workers());
    } catch (RuntimeException lost) {
      take(connection);
    }
  }

  private void takeBy(@Nullable String told, StatefulRedisConnection<String, byte[]> connection) {
    if (told == null || !told.contains("role:slave")) {
      take(connection);
    } else {
      var unused = connection.closeAsync();
      refused(new RedisReadOnlyException("READONLY the server is a replica"));
    }
  }

  private void take(StatefulRedisConnection<String, byte[]> connection) {
    track(connection);
    Link link = new Link(connection, driver.deadlines(), ticker.nanos());
    Phase seen = phase();
    if (seen.closed || !phase.compareAndSet(seen, new Phase(link, seen.failed, false))) {
      link.close(); // closed meanwhile
      return;
    }
    driver.herald().execute(this::announce);
    connection.addListener(
        new RedisConnectionStateListener() {
          @Override
          public void onRedisDisconnected(RedisChannelHandler<?, ?> lost) {
            if (link() == link) {
              faults.lost();
            }
            reset(link);
          }
        });
    if (!link.isOpen()) {
      reset(link); // lost before anyone listened
    }
    resetUnlessCovered(link);
  }

  /** Whatever comes of it, entries can be read: versions are asked for then. */
  private void track(StatefulRedisConnection<String, byte[]> connection) {
    if (!tracking.versions().prefix().isEmpty()) {
      try {
        boolean isOfCluster = target.address().isOfCluster();
        tracking.begin(connection, isOfCluster, this::refusedVersions, listener::onUntold);
      } catch (RuntimeException e) {
        faults.count(e);
      }
    }
  }

  /** A server that does not know what it is asked is none that denies it. */
  private void refusedVersions(Throwable refusal) {
    if (Fault.of(refusal) == Fault.DENIED) {
      faults.count(refusal);
    }
  }

  /** Compares links, not events, so that it does not matter in which order threads come here. */
  private void announce() {
    Link now = link();
    if (now == announced) {
      return;
    }
    if (announced != null) {
      listener.onDisconnected();
    }
    announced = now;
    if (now != null) {
      listener.onConnected();
    }
  }

  private void refused(Throwable refusal) {
    Phase seen = phase();
    if (seen.closed) {
      return;
    }
    faults.refused(refusal, target.address().isEncrypted());
    if (phase.compareAndSet(seen, new Phase(null, seen.failed + 1, false))) {
      pause(seen.failed);
    }
  }

  private void pause(int failed) {
    long pause = backoff.pauseMillis(failed, ThreadLocalRandom.current().nextDouble());
    try {
      driver
          .timer()
          .newTimeout(
              fired -> driver.workers().execute(this::attempt), pause, TimeUnit.MILLISECONDS);
    } catch (IllegalStateException e) {
      // the timer has stopped: closed
    }
  }
}
