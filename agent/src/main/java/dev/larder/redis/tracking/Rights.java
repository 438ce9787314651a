package dev.larder.redis.tracking;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.Base16;
import java.util.List;
import java.util.Map;

/**
 * Every command that Larder may send later, once, so that what the server denies its user is told
 * at the start: a miss would tell it too late, and a script does not tell which of its commands it
 * was. None of them changes anything: the key is one that is never there. Stateless.
 */
final class Rights {
  private static final byte[] NOTHING = {};
  private static final String SCRIPT = "return 0";

  private static final String DIGEST = Base16.digest(SCRIPT.getBytes(US_ASCII));

  private Rights() {}

  /** Sends them. */
  static List<RedisFuture<?>> ask(RedisAsyncCommands<String, byte[]> commands, String key) {
    return List.of(
        commands.get(key),
        commands.mget(key),
        commands.set(key, NOTHING, SetArgs.Builder.xx().px(1)),
        commands.getrange(key, 0, 0),
        commands.eval(SCRIPT, ScriptOutputType.INTEGER, key),
        commands.evalsha(DIGEST, ScriptOutputType.INTEGER, key),
        commands.unlink(key),
        commands.scan(ScanArgs.Builder.matches(key).limit(1)),
        commands.time(),
        commands.pttl(key),
        commands.pexpire(key, 1),
        commands.ping(),
        commands.xadd(key, new XAddArgs().nomkstream(), Map.of("", NOTHING)),
        commands.xlen(key),
        commands.xrange(key, Range.unbounded(), Limit.from(1)),
        commands.xdel(key, "0-1"));
  }

  /** And those that a cluster needs besides; who holds which slots is asked for anyway. */
  static List<RedisFuture<?>> askOfCluster(RedisAsyncCommands<String, byte[]> commands) {
    return List.of(commands.asking()); // counts for the one command after it, which has no key
  }
}
