package dev.larder.redis.lock;

import dev.larder.redis.RedisStore;
import dev.larder.redis.Script;
import dev.larder.store.LockStore;
import dev.larder.store.LockValue;
import dev.larder.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Locks beside the entries of one Redis, over the same connection, so that a read after a claim is
 * answered after it. Thread-safe.
 *
 * <p>A claim that finds out that the server has forgotten its script is told to look once more:
 * sent again at once it would come after the read.
 */
public final class RedisLocks implements LockStore {
  /** 0: held · 1: won · 2: uncacheable · 3: outdated. */
  private static final Script CLAIM =
      Script.of(
          """
          local held = redis.call('GET', KEYS[1])
          if held then
            local owner = string.sub(held, 1, 16)
            if owner ~= string.sub(ARGV[1], 1, 16) then
              if string.sub(held, 17) ~= string.sub(ARGV[1], 17) then
                if ARGV[3] == '' then return 3 end
              elseif owner == string.rep('\\0', 16) then return 2
              else return 0 end
            end
          end
          redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
          return 1
          """);

  /** 0: not the owner's · 1: done. */
  private static final String REPLACE =
      """
      local held = redis.call('GET', KEYS[1])
      if not held or string.sub(held, 1, 16) ~= ARGV[1] then return 0 end
      if ARGV[2] == '' then redis.call('UNLINK', KEYS[1])
      else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
      return 1
      """;

  private static final byte[] NO = {};
  private static final byte[] YES = {'1'};

  private final RedisStore store;
  private final KnownScript replacing;
  private volatile boolean claimIsKnown;

  /** The locks of this store's entries. */
  public RedisLocks(RedisStore store) {
    this.store = store;
    replacing = new KnownScript(store, REPLACE);
  }

  @Override
  public CompletableFuture<Claim> claim(
      String key, LockValue mine, boolean takesOver, long leaseMillis) {
    byte[] over = takesOver ? YES : NO;
    return store
        .run(CLAIM, !claimIsKnown, key, mine.bytes(), text(leaseMillis), over)
        .handle((answer, fault) -> fault == null ? claimed(answer) : unclaimed(fault));
  }

  private static Claim unclaimed(Throwable fault) {
    return StoreException.isElsewhere(fault) ? Claim.ELSEWHERE : Claim.UNKNOWN;
  }

  private Claim claimed(long answer) {
    claimIsKnown = answer != Script.NOT_KNOWN;
    if (answer == 1) {
      return Claim.WON;
    }
    if (answer == 2) {
      return Claim.UNCACHEABLE;
    }
    return answer == 3 ? Claim.OUTDATED : Claim.HELD;
  }

  @Override
  public CompletionStage<Boolean> replace(
      String key, LockValue mine, LockValue next, long ttlMillis) {
    return replace(key, mine, next.bytes(), text(ttlMillis));
  }

  @Override
  public CompletionStage<Boolean> release(String key, LockValue mine) {
    return replace(key, mine, NO, NO);
  }

  private CompletionStage<Boolean> replace(String key, LockValue mine, byte[] next, byte[] ttl) {
    byte[] owner = Arrays.copyOf(mine.bytes(), LockValue.OWNER_BYTES);
    return replacing.run(key, owner, next, ttl).thenApply(answer -> answer == 1);
  }

  private static byte[] text(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
