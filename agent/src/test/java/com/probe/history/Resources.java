package com.probe.history;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What this JVM holds at one moment.
 *
 * @param heap after a collection, in KiB, as the buffers outside of it
 * @param threads of Larder, but for the one that looks up names, which comes and goes
 */
public record Resources(long heap, long direct, long threads, long descriptors) {
  private static final long SPARE_KIB = 8 * 1024; // what the JVM's own work makes of it
  private static final int SPARE_DESCRIPTORS = 4;

  public static Resources now() throws InterruptedException {
    for (int i = 0; i < 3; i++) { // what the first one finds weakly held is gone with the next
      System.gc();
      Thread.sleep(50);
    }
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    long direct =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    long threads =
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("larder") && !name.contains("names"))
            .count();
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Resources(heap / 1024, direct / 1024, threads, system.getOpenFileDescriptorCount());
  }

  /** What is more than before by more than the JVM's own work makes of it; empty if nothing is. */
  public String grownSince(Resources before) {
    List<String> grown = new ArrayList<>();
    if (threads > before.threads) {
      grown.add("threads");
    }
    if (descriptors > before.descriptors + SPARE_DESCRIPTORS) {
      grown.add("descriptors");
    }
    if (heap > before.heap + SPARE_KIB) {
      grown.add("heap");
    }
    if (direct > before.direct + SPARE_KIB) {
      grown.add("buffers");
    }
    return String.join(" ", grown);
  }

  /** For whoever started this JVM. */
  String line() {
    return "resources: " + heap + " " + direct + " " + threads + " " + descriptors;
  }
}
