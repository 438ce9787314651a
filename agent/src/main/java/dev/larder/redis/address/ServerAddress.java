package dev.larder.redis.address;

import io.lettuce.core.RedisURI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is, and who asks for it. Immutable; its text shows no secret. Texts are asked
 * for with each connection, so that a password may be another by then.
 *
 * @param uri {@code redis://[[user]:password@]host[:port][/database]}, {@code rediss://} for TLS;
 *     special characters of a password percent-encoded; with Sentinels its host is not asked
 * @param sentinels who know where the master is; null if the URI does
 * @param tls null for what the JVM trusts
 */
public record ServerAddress(
    Supplier<String> uri, @Nullable Sentinels sentinels, @Nullable Tls tls) {
  /** Checks the parts, so that whatever is built from them cannot fail on them. */
  public ServerAddress {
    parse(uri.get());
  }

  /** A server that is always at one place. */
  public static ServerAddress of(String uri) {
    return new ServerAddress(() -> uri, null, null);
  }

  /** Where it is at this moment, with what opens it. */
  public RedisURI now() {
    RedisURI master = parse(uri.get());
    if (tls != null) {
      master.setVerifyPeer(tls.mode());
    }
    return sentinels == null ? master : sentinels.leadingTo(master);
  }

  /** The URI without user and password. */
  public String shown() {
    RedisURI parsed = parse(uri.get());
    String scheme = parsed.isSsl() ? "rediss" : "redis";
    return sentinels == null
        ? scheme + "://" + parsed.getHost() + ":" + parsed.getPort() + "/" + parsed.getDatabase()
        : scheme
            + "-sentinel://"
            + sentinels.shown()
            + "/"
            + parsed.getDatabase()
            + "#"
            + sentinels.master();
  }

  /** {@code standalone} or {@code sentinel}. */
  public String topology() {
    return sentinels == null ? "standalone" : "sentinel";
  }

  @Override
  public String toString() {
    return "ServerAddress[" + shown() + "]";
  }

  private static RedisURI parse(String uri) {
    RedisURI parsed;
    try {
      parsed = RedisURI.create(uri);
    } catch (RuntimeException e) {
      // Without the cause: its message repeats the URI, password and all.
      throw new IllegalArgumentException(
          "not a Redis URI; write redis://[[user]:password@]host[:port][/database], special"
              + " characters of the password percent-encoded");
    }
    if (parsed.getHost() == null || !parsed.getSentinels().isEmpty()) {
      throw new IllegalArgumentException("a Redis URI starts with redis:// or rediss://");
    }
    return parsed;
  }
}
