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

  private final Map<Loader, Types> byLoader = new ConcurrentHashMap<>();
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

  /** How far above a class something may be that is meant. */
  enum Reach {
    /** The class itself alone. */
    NAME,
    /** The interfaces that its class file names. */
    DIRECT,
    /** Any type above it. */
    FAR
  }

  /** The types of one loader. Holds nothing of it. */
  final class Types {
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    volatile @Nullable Reach reach;

    @Nullable Known get(String name) {
      return known.get(name);
    }

    void put(String name, Known found) {
      if (known.put(name, found) == null && count.incrementAndGet() > MOST) {
        for (Types types : byLoader.values()) {
          types.known.clear();
        }
        count.set(0);
      }
    }
  }

  /** The loader that was asked about last. */
  private record Last(WeakReference<ClassLoader> loader, Types types) {}

  private volatile Last last = new Last(new WeakReference<>(null), new Types());

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

  /** What is known of the types that a loader sees. */
  Types of(ClassLoader loader) {
    Last same = last;
    if (same.loader().refersTo(loader)) {
      return same.types();
    }
    Types types = find(loader);
    last = new Last(new WeakReference<>(loader), types);
    return types;
  }

  private Types find(ClassLoader loader) {
    Types types = byLoader.get(new Loader(loader, null));
    if (types != null) {
      return types;
    }
    forgetTheGone();
    Types fresh = new Types();
    Types quicker = byLoader.putIfAbsent(new Loader(loader, gone), fresh);
    return quicker == null ? fresh : quicker;
  }

  private void forgetTheGone() {
    for (Object key = gone.poll(); key != null; key = gone.poll()) {
      @SuppressWarnings("SuspiciousMethodCalls")
      Types types = byLoader.remove(key);
      if (types != null) {
        count.addAndGet(-types.known.size());
      }
    }
  }

  /** How many types are remembered. */
  int size() {
    return count.get();
  }
}
