package dev.larder.redis.tracking;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * The two scripts about a version, each on its one key. A version that is not there is made of the
 * server's time in microseconds, so that one which was evicted, has expired or was flushed never
 * comes back with a number that entries carry. Numbers stay exact below 2^53: until the year 2255.
 * Stateless.
 */
public final class VersionScripts {
  static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  /** From here on without an end: Redis refuses what its clock cannot count to. */
  private static final long FOREVER_MILLIS = TimeUnit.DAYS.toMillis(36_500);

  private static final String NOW =
      "local t = redis.call('TIME') local now = t[1] * 1000000 + t[2] ";

  private static final String SET =
      "local text = string.format('%.0f', version) "
          + "if ARGV[1] == '' then redis.call('SET', KEYS[1], text) "
          + "else redis.call('SET', KEYS[1], text, 'PX', ARGV[1]) end ";

  /**
   * The version is negative where this has made it. One that is read lives on. One of the next
   * minute settles, and is not told; one of later is the work of another server's clock.
   */
  private static final String READ =
      NOW
          + "local held = redis.call('GET', KEYS[1]) if held then "
          + "local ahead = (tonumber(held) or 0) - now "
          + "if ahead > 0 and ahead < 60000000 then return 0 end "
          + "if ARGV[1] ~= '' and redis.call('PTTL', KEYS[1]) < ARGV[1] * 0.75 "
          + "then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end "
          + "return tonumber(held) end "
          + "local version = now "
          + SET
          + "return -version";

  /** Whatever the key held, it holds a version after it; one of the future while it settles. */
  private static final String RAISE =
      NOW
          + "local held = tonumber(redis.pcall('GET', KEYS[1])) or 0 "
          + "local version = math.max(held + 1, now + ARGV[2] * 1000) "
          + SET
          + "return version";

  private VersionScripts() {}

  /**
   * Reads a version; below 0 where it was not there and was made.
   *
   * @param told hears of the number before the client reads on
   */
  static RedisFuture<Long> read(
      RedisAsyncCommands<String, byte[]> commands, String key, long lifeMillis, LongConsumer told) {
    return run(commands, script(READ, key, lifeMillis), told);
  }

  /**
   * Raises a version.
   *
   * @param settleMillis for how long nobody is told of it, so that nothing is stored with it
   */
  public static RedisFuture<Long> raise(
      RedisAsyncCommands<String, byte[]> commands, String key, long lifeMillis, long settleMillis) {
    CommandArgs<String, byte[]> raise = script(RAISE, key, lifeMillis).add(settleMillis);
    return run(commands, raise, number -> {});
  }

  /** In full each time: a digest that the server has forgotten would take a second round trip. */
  private static CommandArgs<String, byte[]> script(String script, String key, long lifeMillis) {
    String life = lifeMillis >= FOREVER_MILLIS ? "" : Long.toString(lifeMillis);
    return new CommandArgs<>(CODEC).add(script).add(1).addKey(key).add(life);
  }

  private static RedisFuture<Long> run(
      RedisAsyncCommands<String, byte[]> commands,
      CommandArgs<String, byte[]> arguments,
      LongConsumer told) {
    return commands.dispatch(CommandType.EVAL, new Answer(told), arguments);
  }

  /** A future tells whoever was there before the answer, and might be looked at after a push. */
  private static final class Answer extends IntegerOutput<String, byte[]> {
    private final LongConsumer told;

    Answer(LongConsumer told) {
      super(CODEC);
      this.told = told;
    }

    @Override
    public void set(long number) {
      super.set(number);
      told.accept(number);
    }
  }
}
