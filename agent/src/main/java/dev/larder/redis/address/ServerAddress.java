package dev.larder.redis.address;

import io.lettuce.core.RedisURI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is, and who asks for it. Immutable; its text shows no secret. Texts are asked
 * for with each connection, so that a password may be another by then.
 */
public final class ServerAddress {
  private final Supplier<String> uri;
  private final @Nullable Sentinels sentinels;
  private final @Nullable Tls tls;
  private final @Nullable NodeAddress node;
  private final String shown;

  /**
   * An address, whose parts are checked, so that whatever is built from them cannot fail on them.
   *
   * @param uri {@code redis://[[user]:password@]host[:port][/database]}, {@code rediss://} for TLS,
   *     {@code redis-socket://[[user]:password@]/path[?database=n]} for a socket of this machine;
   *     special characters of a password percent-encoded or not; with Sentinels its host is not
   *     asked
   * @param sentinels who know where the master is; null if the URI does
   * @param tls null for what the JVM trusts
   */
  public ServerAddress(Supplier<String> uri, @Nullable Sentinels sentinels, @Nullable Tls tls) {
    this(uri, sentinels, tls, null, shown(ServerUri.parse(uri.get()), sentinels));
  }

  private ServerAddress(
      Supplier<String> uri,
      @Nullable Sentinels sentinels,
      @Nullable Tls tls,
      @Nullable NodeAddress node,
      String shown) {
    this.uri = uri;
    this.sentinels = sentinels;
    this.tls = tls;
    this.node = node;
    this.shown = shown;
  }

  /** The same of a server of a cluster: the host of the URI is not asked. */
  public ServerAddress at(NodeAddress another) {
    String scheme = shown.substring(0, shown.indexOf(':'));
    return new ServerAddress(uri, null, tls, another, scheme + "://" + another);
  }

  /** A server that is always at one place. */
  public static ServerAddress of(String uri) {
    return new ServerAddress(() -> uri, null, null);
  }

  /** Where it is at this moment, with what opens it. */
  public RedisURI now() {
    RedisURI master = ServerUri.parse(uri.get());
    if (node != null) {
      master.setHost(node.host());
      master.setPort(node.port());
    }
    if (tls != null) {
      master.setVerifyPeer(tls.mode());
    }
    return sentinels == null ? master : sentinels.leadingTo(master);
  }

  /** The URI without user and password, as it was at first. */
  public String shown() {
    return shown;
  }

  private static String shown(RedisURI parsed, @Nullable Sentinels sentinels) {
    if (parsed.getSocket() != null) {
      return "redis-socket://" + parsed.getSocket() + "?database=" + parsed.getDatabase();
    }
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

  /** How it is encrypted; null for what the JVM trusts. */
  public @Nullable Tls tls() {
    return tls;
  }

  /** Whether it is spoken to in TLS. */
  public boolean isEncrypted() {
    return shown.startsWith("rediss");
  }

  /** Whether it is one of several servers, each of which holds some of the keys. */
  public boolean isOfCluster() {
    return node != null;
  }

  /** Whether another server may take over. */
  public boolean mayMove() {
    return node != null || sentinels != null;
  }

  /** {@code standalone}, {@code sentinel} or {@code cluster}. */
  public String topology() {
    return node != null ? "cluster" : sentinels == null ? "standalone" : "sentinel";
  }

  @Override
  public String toString() {
    return "ServerAddress[" + shown() + "]";
  }
}
