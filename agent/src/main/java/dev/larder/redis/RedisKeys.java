package dev.larder.redis;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.scan.HeldReads;
import dev.larder.redis.scan.KeyCommands;
import dev.larder.store.HeldKeys;
import dev.larder.store.KeyStore;
import io.lettuce.core.RedisFuture;
import io.netty.util.Timeout;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Keys of one Redis by a pattern, and as they are. Thread-safe. */
final class RedisKeys implements KeyStore, HeldKeys {
  /** Scripts on keys that a pattern means, which nobody waits for. */
  private static final int MAX_REMOVALS = 100;

  private final Traffic traffic;
  private final RedisTarget target;
  private final String prefix;

  RedisKeys(Traffic traffic, RedisTarget target, String prefix) {
    this.traffic = traffic;
    this.target = target;
    this.prefix = prefix;
  }

  @Override
  public CompletionStage<Part> keys(String match, Part before) {
    return traffic.write(
        1,
        link -> {
          String cursor = link == before.source() ? before.cursor() : Part.END;
          var scan = KeyCommands.scan(link.commands(), match, cursor);
          Timeout deadline = link.deadline(scan, target.invalidateTimeout());
          return scan.whenComplete((found, fault) -> deadline.cancel())
              .thenApply(found -> KeyCommands.part(found, link));
        });
  }

  @Override
  public CompletionStage<Long> remove(List<String> keys, Removal removal) {
    List<String> some = keys.subList(0, Math.min(keys.size(), traffic.room(MAX_REMOVALS)));
    List<String> others = keys.subList(some.size(), keys.size());
    CompletionStage<Long> removed =
        traffic.write(some.size(), link -> removeSome(some, removal, link));
    return others.isEmpty()
        ? removed
        : removed.thenCompose(
            count -> remove(others, removal).thenApply(further -> count + further));
  }

  private CompletionStage<Long> removeSome(List<String> keys, Removal removal, Link link) {
    List<RedisFuture<Long>> sent = KeyCommands.remove(link.commands(), keys, removal, prefix);
    Timeout deadline = link.deadline(sent, target.invalidateTimeout());
    return KeyCommands.sum(sent).whenComplete((removed, fault) -> deadline.cancel());
  }

  @Override
  public CompletionStage<List<Held>> held(String entry, List<String> keys) {
    return traffic.write(
        traffic.room(keys.size() * HeldReads.COMMANDS),
        link -> {
          HeldReads asked = HeldReads.send(link.commands(), keys);
          Timeout deadline = link.deadline(asked.sent(), target.readTimeout());
          return asked.all().whenComplete((done, fault) -> deadline.cancel());
        });
  }
}
