package dev.larder.redis;

import dev.larder.store.Seen;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.netty.util.Timeout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Stores an entry if the key still holds what was seen, or nothing any more, in one round trip on
 * one key: a plain {@code SET NX} where nothing was seen, else a script that compares the leading
 * bytes. Or lets what was seen live on.
 */
final class FencedPut {
  /** From here on without an end: Redis refuses what its clock cannot count to. */
  private static final long FOREVER_MILLIS = TimeUnit.DAYS.toMillis(36_500);

  private static final Script SCRIPT =
      Script.of(
          "local now = redis.call('GETRANGE', KEYS[1], 0, "
              + (Seen.FENCE_BYTES - 1)
              + ") if now ~= ARGV[1] and not (now == '' and ARGV[4] == '1') then return 0 end "
              + "if ARGV[2] == '' then return redis.call('PEXPIRE', KEYS[1], ARGV[3]) end "
              + "if ARGV[3] == '' then redis.call('SET', KEYS[1], ARGV[2]) "
              + "else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end "
              + "return 1");

  private final String key;
  private final Seen seen;
  private final byte[] entry;
  private final long ttlMillis;

  FencedPut(String key, Seen seen, byte[] entry, long ttlMillis) {
    this.key = key;
    this.seen = seen;
    this.entry = entry;
    this.ttlMillis = ttlMillis;
  }

  /** Sends it; each of at most two commands has this long. */
  CompletionStage<Boolean> send(Link link, Duration limit) {
    RedisAsyncCommands<String, byte[]> commands = link.commands();
    if (seen.fence().length == 0) {
      return bounded(link, commands.set(key, entry, life(ttlMillis).nx()), limit)
          .thenApply("OK"::equals);
    }
    String[] keys = {key};
    byte[] ending = {(byte) (seen.mayHaveEnded() ? '1' : '0')};
    byte[][] arguments = {seen.fence(), entry, lifeText(ttlMillis), ending};
    RedisFuture<Boolean> known =
        commands.evalsha(SCRIPT.digest(), ScriptOutputType.BOOLEAN, keys, arguments);
    return bounded(link, known, limit)
        .exceptionallyCompose(
            fault ->
                Fault.of(fault) == Fault.NO_SCRIPT
                    ? bounded(
                        link,
                        commands.eval(SCRIPT.text(), ScriptOutputType.BOOLEAN, keys, arguments),
                        limit)
                    : CompletableFuture.failedFuture(fault));
  }

  /** The life of an entry as arguments of SET. */
  static SetArgs life(long ttlMillis) {
    return ttlMillis >= FOREVER_MILLIS ? new SetArgs() : SetArgs.Builder.px(ttlMillis);
  }

  private static byte[] lifeText(long ttlMillis) {
    String text = ttlMillis >= FOREVER_MILLIS ? "" : Long.toString(ttlMillis);
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static <T> RedisFuture<T> bounded(Link link, RedisFuture<T> command, Duration limit) {
    Timeout deadline = link.deadline(command, limit);
    command.whenComplete((answer, fault) -> deadline.cancel());
    return command;
  }
}
