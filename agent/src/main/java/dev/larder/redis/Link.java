package dev.larder.redis;

import dev.larder.redis.client.Deadline;
import dev.larder.redis.client.Deadlines;
import dev.larder.store.Seen;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.netty.util.Timeout;
import java.time.Duration;
import java.util.List;

/**
 * One connection from its handshake to its end; it never comes back. Thread-safe.
 *
 * <p>It remembers since when it has answered nothing, with no clock on the path of an answer: the
 * first deadline that passes sets the time, an answer clears it.
 */
final class Link {
  private static final long HEARD = 0;

  private final StatefulRedisConnection<String, byte[]> connection;
  private final RedisAsyncCommands<String, byte[]> commands;
  private final Deadlines deadlines;
  private final long sinceNanos;
  private volatile long silentSinceNanos = HEARD;

  Link(StatefulRedisConnection<String, byte[]> connection, Deadlines deadlines, long nowNanos) {
    this.connection = connection;
    this.commands = connection.async();
    this.deadlines = deadlines;
    this.sinceNanos = nowNanos;
  }

  RedisAsyncCommands<String, byte[]> commands() {
    return commands;
  }

  /** Cancels a command that is not answered by then. */
  Timeout deadline(RedisFuture<?> command, Duration limit) {
    return deadlines.of(command, limit);
  }

  /** Cancels those of the commands that are not answered by then. */
  Timeout deadline(List<? extends RedisFuture<?>> batch, Duration limit) {
    return deadlines.of(batch, limit);
  }

  /** The same of a command that the calling thread waits for. */
  Deadline awaited(RedisFuture<?> command, Duration limit) {
    return deadlines.awaited(command, limit);
  }

  /** Whether a lookup may have been another connection's, and so another server's. */
  boolean isYoungerThan(Seen seen) {
    return seen.isBefore(sinceNanos);
  }

  boolean isOpen() {
    return connection.isOpen();
  }

  long ageNanos(long nowNanos) {
    return nowNanos - sinceNanos;
  }

  /** Something was answered. */
  void heard() {
    if (silentSinceNanos != HEARD) {
      silentSinceNanos = HEARD;
    }
  }

  /**
   * A deadline has passed.
   *
   * @return how long nothing has been answered
   */
  long silentNanos(long nowNanos) {
    long since = silentSinceNanos;
    if (since == HEARD) {
      silentSinceNanos = nowNanos == HEARD ? 1 : nowNanos;
      return 0;
    }
    return nowNanos - since;
  }

  void close() {
    var unused = connection.closeAsync();
  }
}
