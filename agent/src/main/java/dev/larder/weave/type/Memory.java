package dev.larder.weave.type;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What has been found out about types, for each loader apart. Loaders are held weakly and by their
 * identity; at most {@link #MOST} types are remembered, then all are forgotten. Thread-safe.
 */
final class Memory {
  static final int MOST = 20_000;

  private final Map<Loader, Map<String, Known>> byLoader = new ConcurrentHashMap<>();
  private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  /**
   * A type whose class file has been read.
   *
   * @param isBelow whether some type above it is meant
   */
  record Known(boolean isBelow, Set<String> annotations) {
    static final Known NOTHING = new Known(false, Set.of());
  }

  /** A loader as a key. */
  private static final class Loader extends WeakReference<ClassLoader> {
    private final int hash;

    Loader(ClassLoader loader, @Nullable ReferenceQueue<ClassLoader> queue) {
      super(loader, queue);
      hash = System.identityHashCode(loader);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Loader that && get() != null && that.get() == get());
    }
  }

  @Nullable Known get(ClassLoader loader, String name) {
    Map<String, Known> types = byLoader.get(new Loader(loader, null));
    return types == null ? null : types.get(name);
  }

  void put(ClassLoader loader, String name, Known known) {
    forgetTheGone();
    if (count.incrementAndGet() > MOST) {
      byLoader.clear();
      count.set(1);
    }
    Loader key = new Loader(loader, gone);
    Map<String, Known> types = byLoader.get(key);
    if (types == null) {
      Map<String, Known> fresh = new ConcurrentHashMap<>();
      Map<String, Known> quicker = byLoader.putIfAbsent(key, fresh);
      types = quicker == null ? fresh : quicker;
    }
    if (types.put(name, known) != null) {
      count.decrementAndGet();
    }
  }

  private void forgetTheGone() {
    for (Object key = gone.poll(); key != null; key = gone.poll()) {
      @SuppressWarnings("SuspiciousMethodCalls")
      Map<String, Known> types = byLoader.remove(key);
      if (types != null) {
        count.addAndGet(-types.size());
      }
    }
  }

  int size() {
    int size = 0;
    for (Map<String, Known> types : byLoader.values()) {
      size += types.size();
    }
    return size;
  }
}
