package dev.larder.config.redis;

import dev.larder.config.source.Located;
import dev.larder.config.source.Variables;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is. Immutable. Compared with another by what is written: variables are replaced
 * anew for each connection, and what replaces them shows nowhere.
 *
 * @param uri null where Sentinels or a cluster alone are named
 * @param sentinels null where the URI names the server
 * @param cluster some servers of a cluster; empty where it is none
 * @param tls null where nothing is said about it
 * @param variables what stands for the variables of the file
 */
public record ServerSettings(
    @Nullable Located uri,
    @Nullable SentinelSettings sentinels,
    List<Node> cluster,
    @Nullable TlsSettings tls,
    Variables variables) {
  /** The URI, with its variables replaced as they are now; null if there is none. */
  public @Nullable String uriNow() {
    return uri == null ? null : variables.replaced(uri);
  }

  /** Whether connections are encrypted. */
  public boolean isEncrypted() {
    return uri == null ? tls != null : uri.text().startsWith("rediss:");
  }

  /** Where it is, without user and password. */
  public String shown() {
    String text = uri == null ? "" : withoutSecret(uri.text());
    String encrypted = isEncrypted() ? "rediss" : "redis";
    if (!cluster.isEmpty()) {
      return encrypted + "-cluster://" + SentinelSettings.shown(cluster);
    }
    if (sentinels == null) {
      return text;
    }
    int path = text.indexOf('/', text.indexOf("://") + 3);
    String database = path < 0 ? "" : text.substring(path);
    return encrypted + "-sentinel://" + sentinels.shown() + database + "#" + sentinels.master();
  }

  /** The path of a socket that nobody is named before may have an at sign of its own. */
  private static String withoutSecret(String text) {
    int scheme = text.indexOf("://") + 3;
    int at = text.startsWith("/", scheme) ? -1 : text.lastIndexOf('@');
    return at < scheme ? text : text.substring(0, scheme) + "***" + text.substring(at);
  }

  /** Whether another says the same, wherever in a file it stands. */
  boolean isLike(ServerSettings other) {
    return written(uri).equals(written(other.uri))
        && (sentinels == null ? other.sentinels == null : sentinels.isLike(other.sentinels))
        && cluster.equals(other.cluster)
        && (tls == null ? other.tls == null : tls.equals(other.tls));
  }

  /** What stands in the file; empty if nothing does. */
  static String written(@Nullable Located text) {
    return text == null ? "" : text.written();
  }

  @Override
  public String toString() {
    return "ServerSettings[" + shown() + "]";
  }
}
