package com.probe.history;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/** What this JVM holds at one moment, as a line for whoever started it. */
final class Resources {
  private Resources() {}

  /** The heap after a collection and direct buffers in KiB, Larder's threads, file descriptors. */
  static String now() throws InterruptedException {
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
            .filter(thread -> thread.getName().startsWith("larder"))
            .count();
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return "resources: "
        + heap / 1024
        + " "
        + direct / 1024
        + " "
        + threads
        + " "
        + system.getOpenFileDescriptorCount();
  }
}
