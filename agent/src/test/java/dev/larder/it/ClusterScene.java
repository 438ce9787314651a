package dev.larder.it;

import dev.larder.history.Outages;
import dev.larder.testing.RedisCluster;
import java.util.HashMap;
import java.util.Map;

/**
 * A cluster whose slots move from one master to another, which is no disturbance, and whose masters
 * stand still for a while. Not thread-safe.
 */
final class ClusterScene extends Scene {
  private static final int KEYS = 51;

  private final RedisCluster cluster = RedisCluster.startMasters();
  private final Map<Integer, Integer> owners = new HashMap<>();
  private int moves;

  ClusterScene(long seed) {
    super(seed);
  }

  @Override
  String redis(int jvm) {
    return "cluster: { nodes: [\"" + cluster.nodes().get(jvm % RedisCluster.MASTERS) + "\"] }";
  }

  @Override
  int port(int jvm) {
    return cluster.server(jvm % RedisCluster.MASTERS).port();
  }

  /** How many slots have moved. */
  int moves() {
    return moves;
  }

  /** One slot moves, or one master stands still, for at most so long. */
  void anything(int mostMillis) {
    int millis = 1 + anyOf(mostMillis);
    if (anyOf(8) > 0) {
      move("history:row:" + anyOf(KEYS), millis);
    } else {
      stop(anyOf(RedisCluster.MASTERS), millis);
    }
  }

  private void move(String key, int millis) {
    int slot = cluster.slot(key);
    int from = owners.getOrDefault(slot, cluster.masterOf(key));
    int to = (from + 1 + anyOf(RedisCluster.MASTERS - 1)) % RedisCluster.MASTERS;
    cluster.beginMove(slot, from, to);
    pause(millis);
    cluster.endMove(slot, from, to);
    owners.put(slot, to);
    moves++;
  }

  /** For less than the cluster waits until it calls the master failed. */
  private void stop(int master, int millis) {
    during(
        Outages.ALL,
        () -> {
          cluster.server(master).pause();
          pause(millis);
          cluster.server(master).resume();
        });
  }

  @Override
  public void close() {
    cluster.close();
  }
}
