package dev.larder.config.redis;

import dev.larder.config.source.Located;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sentinels that know where the master is. Immutable.
 *
 * @param master the name that they know it by
 * @param nodes {@code host:port}
 * @param user of the Sentinels themselves, as the password; null if they ask for none
 */
public record SentinelSettings(
    String master, List<Node> nodes, @Nullable Located user, @Nullable Located password) {
  /** Where they are, with commas between. */
  String shown() {
    return shown(nodes);
  }

  /** Where servers are, with commas between. */
  static String shown(List<Node> nodes) {
    StringBuilder shown = new StringBuilder();
    for (Node node : nodes) {
      shown.append(shown.length() == 0 ? "" : ",").append(node);
    }
    return shown.toString();
  }

  /** Whether another says the same, wherever in a file it stands. */
  boolean isLike(@Nullable SentinelSettings other) {
    return other != null
        && master.equals(other.master)
        && nodes.equals(other.nodes)
        && ServerSettings.written(user).equals(ServerSettings.written(other.user))
        && ServerSettings.written(password).equals(ServerSettings.written(other.password));
  }

  @Override
  public String toString() {
    return "SentinelSettings[" + shown() + "#" + master + "]";
  }
}
