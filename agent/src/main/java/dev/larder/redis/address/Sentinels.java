package dev.larder.redis.address;

import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sentinels that know where the master is. Thread-safe; its text shows no secret.
 *
 * <p>Another one is asked first each time: one that is cut off from the others goes on naming the
 * master of before.
 */
public final class Sentinels {
  private final String master;
  private final List<String> nodes;
  private final Supplier<@Nullable String> user;
  private final Supplier<@Nullable String> password;
  private final AtomicInteger asked = new AtomicInteger();

  /**
   * Some Sentinels.
   *
   * @param master the name that they know it by
   * @param nodes {@code host:port}
   * @param user of the Sentinels themselves, as the password; null if they ask for none
   */
  public Sentinels(
      String master,
      List<String> nodes,
      Supplier<@Nullable String> user,
      Supplier<@Nullable String> password) {
    this.master = master;
    this.nodes = List.copyOf(nodes);
    this.user = user;
    this.password = password;
  }

  String master() {
    return master;
  }

  String shown() {
    return String.join(",", nodes);
  }

  /** The same URI by way of the Sentinels. */
  RedisURI leadingTo(RedisURI uri) {
    List<String> order = new ArrayList<>(nodes);
    Collections.rotate(order, asked.getAndIncrement() % order.size());
    for (String node : order) {
      uri.getSentinels().add(sentinel(node, uri));
    }
    uri.setSentinelMasterId(master);
    return uri;
  }

  private RedisURI sentinel(String node, RedisURI master) {
    int colon = node.lastIndexOf(':');
    RedisURI sentinel =
        RedisURI.create(
            node.substring(0, colon).replaceAll("[\\[\\]]", ""),
            Integer.parseInt(node.substring(colon + 1)));
    sentinel.setSsl(master.isSsl());
    sentinel.setVerifyPeer(master.getVerifyMode());
    String secret = password.get();
    if (secret != null) {
      String name = user.get();
      sentinel.setCredentialsProvider(
          RedisCredentialsProvider.from(() -> io.lettuce.core.RedisCredentials.just(name, secret)));
    }
    return sentinel;
  }

  @Override
  public String toString() {
    return "Sentinels[" + shown() + "#" + master + "]";
  }
}
