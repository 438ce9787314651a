package dev.larder.redis.cluster;

import dev.larder.redis.RedisListener.Redirect;
import dev.larder.redis.RedisServers;
import dev.larder.redis.RedisStore;
import dev.larder.redis.address.NodeAddress;
import dev.larder.time.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The servers of a cluster. Asks them who holds which slots: when one is connected, when one says
 * that it does not hold a key, when one cannot be reached, and now and then. Thread-safe; servers
 * are opened and closed by one thread.
 */
public final class ClusterMap implements RedisServers, AutoCloseable {
  /** How often {@link #beat} is to be called. */
  public static final long BEAT_MILLIS = 1_000;

  private static final int BEATS_OF_LOOK = 10;
  private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long REDIRECTED_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long AHEAD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final List<NodeAddress> seeds;
  private final Function<NodeAddress, ClusterNode> opener;
  private final Executor own;
  private final Ticker ticker;
  private final SlotTable table = new SlotTable();
  private final Map<NodeAddress, ClusterNode> nodes = new ConcurrentHashMap<>();
  private final Map<NodeAddress, Long> redirected = new ConcurrentHashMap<>();
  private final Map<Integer, Ahead> ahead = new ConcurrentHashMap<>();
  private final AtomicBoolean isLooking = new AtomicBoolean();
  private final AtomicBoolean isDue = new AtomicBoolean();
  private volatile List<ClusterNode> masters = List.of();
  private volatile ClusterNode first;
  private volatile long lookedNanos;
  private int beats; // by the one thread that beats

  /** Where the key of a slot may be that is under way. */
  private record Ahead(NodeAddress to, long nanos) {}

  /**
   * A cluster of which these servers are known.
   *
   * @param opener makes a node, which begins to connect
   * @param own the thread that opens and closes; this is called on it
   */
  public ClusterMap(
      List<NodeAddress> seeds,
      Function<NodeAddress, ClusterNode> opener,
      Executor own,
      Ticker ticker) {
    this.seeds = List.copyOf(seeds);
    this.opener = opener;
    this.own = own;
    this.ticker = ticker;
    lookedNanos = ticker.nanos() - APART_NANOS;
    first = node(seeds.get(0));
    openSeeds();
  }

  @Override
  public RedisStore at(String key) {
    return owner(key).store();
  }

  /** Who holds a slot, as far as is known; else any server, which will say who does. */
  ClusterNode owner(int slot) {
    ClusterNode owner = table.owner(slot);
    return owner == null ? first : owner;
  }

  /** Who holds a key, as far as is known. */
  public ClusterNode owner(String key) {
    return owner(SlotKeys.slot(key));
  }

  /** Since when that is known. */
  long sinceNanos(int slot) {
    return table.sinceNanos(slot);
  }

  /** Where a key of a slot may be that is under way, null if none is, or it is not known. */
  @Nullable ClusterNode ahead(int slot) {
    Ahead to = ahead.get(slot);
    if (to == null || ticker.nanos() - to.nanos() > AHEAD_NANOS) {
      return null;
    }
    return nodes.get(to.to());
  }

  /** Those that hold slots, in the order of these; empty as long as none is known. */
  public List<ClusterNode> masters() {
    return masters;
  }

  /** The slots of one of them, as Redis tells of ranges. */
  public List<String> slots(ClusterNode master) {
    return table.ranges(master);
  }

  /** How often anything has changed. */
  int changes() {
    return table.changes();
  }

  /** To be called by its own thread. */
  public void beat() {
    boolean anyLost = masters.isEmpty();
    for (ClusterNode master : masters) {
      anyLost |= !master.store().connected();
    }
    if (beats++ % BEATS_OF_LOOK == 0 || anyLost || isDue.get()) {
      look();
    }
  }

  /** A server does not hold a key. */
  public void redirected(NodeAddress from, Redirect to) {
    if (!to.host().equals(SlotView.NOT_TOLD)) {
      String host = to.host().isEmpty() ? from.host() : to.host();
      follow(new NodeAddress(host, to.port()), to);
    }
    if (!isDue.getAndSet(true) && ticker.nanos() - lookedNanos > APART_NANOS) {
      own.execute(this::look);
    }
  }

  private void follow(NodeAddress address, Redirect to) {
    redirected.put(address, ticker.nanos()); // first: it is not closed from now on
    ClusterNode node = nodes.get(address);
    if (node == null) {
      own.execute(() -> node(address));
    }
    if (to.once()) {
      ahead.put(to.slot(), new Ahead(address, ticker.nanos()));
      return;
    }
    ahead.remove(to.slot());
    if (node != null) {
      table.put(to.slot(), node, ticker.nanos());
    }
  }

  /** Asks who holds what. To be called by the thread that opens and closes. */
  public void look() {
    if (!isLooking.compareAndSet(false, true)) {
      isDue.set(true);
      return;
    }
    try {
      ask();
    } catch (RuntimeException e) {
      isLooking.set(false); // the next beat looks again
      throw e;
    }
  }

  private void ask() {
    isDue.set(false);
    lookedNanos = ticker.nanos();
    List<CompletableFuture<@Nullable SlotView>> asked = new ArrayList<>();
    for (ClusterNode node : nodes.values()) {
      if (node.store().connected()) {
        asked.add(view(node));
      }
    }
    if (asked.isEmpty()) {
      openSeeds();
    }
    var unused =
        CompletableFuture.allOf(asked.toArray(new CompletableFuture<?>[0]))
            .whenCompleteAsync((done, fault) -> looked(asked), own);
  }

  private static CompletableFuture<@Nullable SlotView> view(ClusterNode node) {
    return node.store()
        .ask(commands -> commands.clusterSlots())
        .<@Nullable SlotView>handle(
            (answer, fault) -> answer == null ? null : SlotView.of(answer, node.address()))
        .toCompletableFuture();
  }

  private void looked(List<CompletableFuture<@Nullable SlotView>> asked) {
    try {
      List<SlotView> views =
          asked.stream().map(each -> each.join()).filter(Objects::nonNull).toList();
      if (!views.isEmpty()) {
        take(SlotView.ofMost(views));
      }
    } finally {
      isLooking.set(false);
    }
  }

  private void take(SlotView view) {
    List<ClusterNode> holding = new ArrayList<>();
    for (int slot = 0; slot < SlotKeys.SLOTS; slot++) {
      NodeAddress address = view.owner(slot);
      if (address != null) {
        ClusterNode owner = node(address);
        table.put(slot, owner, ticker.nanos());
        if (!holding.contains(owner)) {
          holding.add(owner);
        }
      }
    }
    if (!holding.isEmpty()) {
      masters = List.copyOf(holding);
      first = holding.get(0);
      closeOthers();
    }
  }

  /** Neither masters, nor servers that a master has just named. */
  private void closeOthers() {
    long now = ticker.nanos();
    redirected.values().removeIf(nanos -> now - nanos > REDIRECTED_NANOS);
    for (ClusterNode node : nodes()) {
      if (!masters.contains(node) && !redirected.containsKey(node.address())) {
        nodes.remove(node.address());
        node.close();
      }
    }
  }

  private void openSeeds() {
    for (NodeAddress seed : seeds) {
      ClusterNode unused = node(seed);
    }
  }

  private ClusterNode node(NodeAddress address) {
    return nodes.computeIfAbsent(address, opener);
  }

  /** Every server that is connected to, or is to be. */
  public List<ClusterNode> nodes() {
    return List.copyOf(nodes.values());
  }

  @Override
  public void close() {
    nodes.values().forEach(ClusterNode::close);
  }
}
