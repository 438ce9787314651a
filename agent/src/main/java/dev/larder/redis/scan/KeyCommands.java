package dev.larder.redis.scan;

import dev.larder.store.KeyStore.Part;
import dev.larder.store.KeyStore.Removal;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.Base16;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What is sent for a part of the keys: a {@code SCAN}, and a script on each key that it found.
 * Stateless.
 */
public final class KeyCommands {
  private static final int LOOKED_AT = 500;

  /**
   * Where nothing may stay, it does not. Else removes what is no tombstone, nor an entry that
   * carries the version as it is now. Of an entry that does not carry it nothing is known, but that
   * a load may be under way that must not store after this: a tombstone takes its place, as of one
   * that was invalidated by its key. Where memory is out it is removed.
   */
  private static final String REMOVE =
      """
      if ARGV[3] == '' then return redis.call('UNLINK', KEYS[1]) end
      local head = redis.pcall('GETRANGE', KEYS[1], 0, 31)
      if type(head) ~= 'string' or #head < 32 or string.sub(head, 1, 3) ~= 'LR\\1' then
        return redis.call('UNLINK', KEYS[1])
      end
      if string.sub(head, 4, 4) == 'T' then return 0 end
      local function number(text, from, to)
        local n = 0
        for i = from, to do n = n * 256 + string.byte(text, i) end
        return n
      end
      local block = redis.call('GETRANGE', KEYS[1], 32, 31 + number(head, 25, 28))
      local at = 1
      while at + 9 <= #block do
        local size = number(block, at + 8, at + 9)
        if string.sub(block, at + 10, at + 9 + size) == ARGV[1] then
          if number(block, at, at + 7) >= tonumber(ARGV[2]) then return 0 end
          return redis.call('UNLINK', KEYS[1])
        end
        at = at + 10 + size
      end
      local set = redis.pcall('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
      if set.err then redis.call('UNLINK', KEYS[1]) end
      return 1
      """;

  private static final String DIGEST = Base16.digest(REMOVE.getBytes(StandardCharsets.US_ASCII));

  private KeyCommands() {}

  /** Asks for the part behind another one. */
  public static RedisFuture<KeyScanCursor<String>> scan(
      RedisAsyncCommands<String, byte[]> commands, String match, String cursor) {
    ScanCursor from = ScanCursor.of(cursor);
    return commands.scan(from, ScanArgs.Builder.matches(match).limit(LOOKED_AT));
  }

  /** The answer to {@link #scan}, of this source. */
  public static Part part(KeyScanCursor<String> answer, Object source) {
    return new Part(List.copyOf(answer.getKeys()), answer.getCursor(), source);
  }

  /**
   * Sends a script for each key; each answers with how many keys it has removed. The first one
   * brings the text, so that the server knows the digest when the others come.
   *
   * @param prefix what the keys of versions begin with
   */
  public static List<RedisFuture<Long>> remove(
      RedisAsyncCommands<String, byte[]> commands,
      List<String> keys,
      Removal removal,
      String prefix) {
    byte[][] arguments = {
      bytes(removal.version().substring(prefix.length())),
      bytes(Long.toString(removal.number())),
      removal.tombstone(),
      bytes(Long.toString(removal.ttlMillis()))
    };
    List<RedisFuture<Long>> sent = new ArrayList<>(keys.size());
    for (String key : keys) {
      String[] one = {key};
      sent.add(
          sent.isEmpty()
              ? commands.eval(REMOVE, ScriptOutputType.INTEGER, one, arguments)
              : commands.evalsha(DIGEST, ScriptOutputType.INTEGER, one, arguments));
    }
    return sent;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What they answer, in all; fails with the first that does. */
  public static CompletionStage<Long> sum(List<RedisFuture<Long>> sent) {
    return CompletableFuture.allOf(
            sent.stream()
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture[]::new))
        .thenApply(done -> sent.stream().mapToLong(one -> one.toCompletableFuture().join()).sum());
  }
}
