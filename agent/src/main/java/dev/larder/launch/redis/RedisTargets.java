package dev.larder.launch.redis;

import dev.larder.config.redis.Node;
import dev.larder.config.redis.RedisSettings;
import dev.larder.config.redis.SentinelSettings;
import dev.larder.config.redis.ServerSettings;
import dev.larder.config.redis.TlsSettings;
import dev.larder.config.source.Located;
import dev.larder.config.source.Variables;
import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.Sentinels;
import dev.larder.redis.address.ServerAddress;
import dev.larder.redis.address.Tls;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a rule file says of Redis, as the store takes it. Stateless. */
public final class RedisTargets {
  private RedisTargets() {}

  /** The target of these settings. */
  public static RedisTarget of(RedisSettings settings) {
    return new RedisTarget(
        address(settings.server()),
        settings.timeout(),
        settings.invalidateTimeout(),
        settings.reconnectMax(),
        settings.maxInFlight());
  }

  private static ServerAddress address(ServerSettings server) {
    SentinelSettings sentinels = server.sentinels();
    TlsSettings tls = server.tls();
    return new ServerAddress(
        uri(server),
        sentinels == null ? null : sentinels(sentinels, server.variables()),
        tls == null ? null : Tls.of(tls.ca(), tls.certificate(), tls.key(), tls.verify().name()));
  }

  /** Sentinels or a cluster alone lead to servers without a password. */
  private static Supplier<String> uri(ServerSettings server) {
    String bare = (server.isEncrypted() ? "rediss" : "redis") + "://server";
    return () -> {
      String now = server.uriNow();
      return now == null ? bare : now;
    };
  }

  private static Sentinels sentinels(SentinelSettings settings, Variables variables) {
    return new Sentinels(
        settings.master(),
        settings.nodes().stream().map(Node::toString).toList(),
        anew(settings.user(), variables),
        anew(settings.password(), variables));
  }

  private static Supplier<@Nullable String> anew(@Nullable Located text, Variables variables) {
    return () -> text == null ? null : variables.replaced(text);
  }
}
