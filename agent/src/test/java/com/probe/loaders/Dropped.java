package com.probe.loaders;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Loaders that nothing should hold any more, and the metaspace that they leave. */
final class Dropped {
  private static final int MOST_COLLECTIONS = 100;

  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

  void add(ClassLoader loader) {
    loaders.add(new WeakReference<>(loader));
  }

  /** Collects garbage until they are gone, or have been given every chance. */
  long held() throws InterruptedException {
    for (int i = 0; i < MOST_COLLECTIONS && count() > 0; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return count();
  }

  private long count() {
    return loaders.stream().filter(loader -> loader.get() != null).count();
  }

  static long metaspace() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals("Metaspace")) {
        return pool.getUsage().getUsed();
      }
    }
    throw new IllegalStateException("no metaspace");
  }
}
