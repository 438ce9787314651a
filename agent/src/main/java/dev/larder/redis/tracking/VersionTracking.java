package dev.larder.redis.tracking;

import dev.larder.version.VersionTable;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.TrackingArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.push.PushListener;
import io.lettuce.core.api.push.PushMessage;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.GenericMapOutput;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps a table of versions right by client tracking in broadcasting mode, on the connection that
 * entries are read by. The client reads pushes and answers from one stream and hands a push to its
 * listeners before it reads on: who has the answer to a command has dealt with every push that the
 * server sent before it. Stateless.
 */
public final class VersionTracking {
  private static final Long RESP3 = 3L;

  private VersionTracking() {}

  /**
   * Asks for tracking on a connection that nobody else has yet. The table is trusted once the
   * server has agreed; a RESP2 server agrees as well and then tells nothing, so it is asked what it
   * speaks. What its user may not do is told then, too.
   *
   * @param refused hears of each command that fails, on the event loop
   */
  public static void begin(
      StatefulRedisConnection<String, byte[]> connection,
      VersionTable table,
      Consumer<Throwable> refused) {
    long since = table.reconnect();
    connection.addListener((PushListener) message -> take(message, table));
    RedisAsyncCommands<String, byte[]> commands = connection.async();
    var tracking =
        commands.clientTracking(TrackingArgs.Builder.enabled().bcast().prefixes(table.prefix()));
    var spoken = commands.dispatch(CommandType.HELLO, new GenericMapOutput<>(VersionScripts.CODEC));
    List<RedisFuture<?>> all = new ArrayList<>(Rights.ask(commands, table.prefix()));
    all.add(tracking);
    all.add(spoken);
    for (RedisFuture<?> asked : all) {
      asked.whenComplete(
          (answer, fault) -> {
            if (fault != null) {
              refused.accept(fault);
            }
          });
    }
    var unused =
        tracking.thenAcceptBoth(
            spoken,
            (agreed, hello) -> {
              if (isResp3(hello)) {
                table.trust(since);
              }
            });
  }

  private static boolean isResp3(Map<String, Object> hello) {
    return RESP3.equals(hello.get("proto"));
  }

  private static void take(PushMessage message, VersionTable table) {
    if (!message.getType().equals("invalidate")) {
      return;
    }
    List<Object> content = message.getContent(StringCodec.UTF8::decodeKey);
    if (content.size() > 1 && content.get(1) instanceof List<?> keys) {
      keys.forEach(key -> table.moved(String.valueOf(key)));
    } else { // the database was flushed
      table.forgetAll();
    }
  }
}
