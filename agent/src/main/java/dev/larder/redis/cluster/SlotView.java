package dev.larder.redis.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.redis.address.NodeAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which server holds which slots, as servers see it. Immutable. */
final class SlotView {
  /** What stands for the host of a server that is to be asked by its name and has none. */
  static final String NOT_TOLD = "?";

  private final @Nullable NodeAddress[] owners;

  private SlotView(@Nullable NodeAddress[] owners) {
    this.owners = owners;
  }

  /** Who holds a slot, null if nobody does. */
  @Nullable NodeAddress owner(int slot) {
    return owners[slot];
  }

  /**
   * What a server has answered to {@code CLUSTER SLOTS}: a list for each range, of its first slot,
   * its last, its master, replicas. A master is a list of host, port, and more.
   *
   * @param asked whose host is meant where none is told
   */
  static SlotView of(List<Object> answer, NodeAddress asked) {
    @Nullable NodeAddress[] owners = new NodeAddress[SlotKeys.SLOTS];
    for (Object range : answer) {
      if (range instanceof List<?> parts && parts.size() > 2) {
        NodeAddress master = master(parts.get(2), asked);
        int last = Math.min(number(parts.get(1)), owners.length - 1);
        for (int slot = Math.max(0, number(parts.get(0))); slot <= last; slot++) {
          owners[slot] = master;
        }
      }
    }
    return new SlotView(owners);
  }

  private static @Nullable NodeAddress master(@Nullable Object told, NodeAddress asked) {
    if (!(told instanceof List<?> parts) || parts.size() < 2) {
      return null;
    }
    String host = parts.get(0) instanceof byte[] text ? new String(text, UTF_8) : "";
    return host.equals(NOT_TOLD)
        ? null
        : new NodeAddress(host.isEmpty() ? asked.host() : host, number(parts.get(1)));
  }

  private static int number(@Nullable Object told) {
    return told instanceof Number number ? number.intValue() : -1;
  }

  /** What most servers see; where as many see one as another, what the first of them sees. */
  static SlotView ofMost(List<SlotView> views) {
    @Nullable NodeAddress[] owners = new NodeAddress[SlotKeys.SLOTS];
    for (int slot = 0; slot < owners.length; slot++) {
      owners[slot] = ofMost(views, slot);
    }
    return new SlotView(owners);
  }

  private static @Nullable NodeAddress ofMost(List<SlotView> views, int slot) {
    Map<NodeAddress, Integer> votes = new HashMap<>();
    NodeAddress winner = null;
    int most = 0;
    for (SlotView view : views) {
      NodeAddress owner = view.owner(slot);
      if (owner != null && votes.merge(owner, 1, Integer::sum) > most) {
        most++;
        winner = owner;
      }
    }
    return winner;
  }
}
