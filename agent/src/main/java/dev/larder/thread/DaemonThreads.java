package dev.larder.thread;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Makes Larder's own threads. They have no context class loader and inherit no thread-locals, so
 * nothing of the application stays reachable from them.
 */
final class DaemonThreads {
  private DaemonThreads() {}

  /**
   * The first task comes from an application's thread: its group and, up to JDK 23, the protection
   * domains on its stack would be kept by the new thread, and with them a web application's loader.
   */
  @SuppressWarnings("removal") // without it nothing cuts the domains off
  static Thread of(String name, Runnable work) {
    return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> ofNobody(name, work));
  }

  private static Thread ofNobody(String name, Runnable work) {
    ThreadGroup top = Thread.currentThread().getThreadGroup();
    while (top != null && top.getParent() != null) {
      top = top.getParent();
    }
    Thread thread = new Thread(top, work, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }
}
