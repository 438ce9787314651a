package dev.larder.redis.scan;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * How long entries live yet: a {@code PTTL} for each, to be sent before the entries are asked for.
 * Used by one thread.
 */
public final class Ages {
  private static final long FOR_EVER = -1;

  private final List<RedisFuture<Long>> sent;

  private Ages(List<RedisFuture<Long>> sent) {
    this.sent = sent;
  }

  /** Asks for them. */
  public static Ages send(RedisAsyncCommands<String, byte[]> commands, List<String> keys) {
    return new Ages(keys.stream().map(commands::pttl).toList());
  }

  /** The commands. */
  public List<RedisFuture<Long>> sent() {
    return sent;
  }

  /** As {@code Reading} has it, in milliseconds: 0 where it is not told, or not yet. */
  public long leftMillis(int place) {
    CompletableFuture<Long> answer = sent.get(place).toCompletableFuture();
    boolean told = answer.isDone() && !answer.isCompletedExceptionally();
    long left = told ? Objects.requireNonNullElse(answer.join(), 0L) : 0;
    return left == FOR_EVER ? Long.MAX_VALUE : left;
  }
}
