package dev.larder.launch;

import dev.larder.log.Log;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Larder's own daemon thread, started with the first task. It has no context class loader and
 * inherits no thread-locals, so nothing of the application stays reachable from it.
 */
final class OwnThread implements Executor {
  private final Log log;
  private @Nullable ScheduledThreadPoolExecutor executor; // guarded by this

  OwnThread(Log log) {
    this.log = log;
  }

  /** Made with the first task, since its classes cost milliseconds of the start. */
  private synchronized ScheduledThreadPoolExecutor executor() {
    ScheduledThreadPoolExecutor current = executor;
    if (current == null) {
      current = new ScheduledThreadPoolExecutor(1, OwnThread::thread);
      current.setRemoveOnCancelPolicy(true);
      executor = current;
    }
    return current;
  }

  /**
   * The first task comes from an application's thread: its group and, up to JDK 23, the protection
   * domains on its stack would be kept by the new thread, and with them a web application's loader.
   */
  @SuppressWarnings("removal") // without it nothing cuts the domains off
  private static Thread thread(Runnable work) {
    return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> ofNobody(work));
  }

  private static Thread ofNobody(Runnable work) {
    ThreadGroup top = Thread.currentThread().getThreadGroup();
    while (top != null && top.getParent() != null) {
      top = top.getParent();
    }
    Thread thread = new Thread(top, work, "larder", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }

  @Override
  public void execute(Runnable task) {
    executor().execute(guarded(task));
  }

  /** Runs a task now and then, for ever. */
  @SuppressWarnings("FutureReturnValueIgnored")
  void every(long millis, Runnable task) {
    executor().scheduleWithFixedDelay(guarded(task), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Runs a task later. */
  @SuppressWarnings("FutureReturnValueIgnored")
  void after(long millis, Runnable task) {
    executor().schedule(guarded(task), millis, TimeUnit.MILLISECONDS);
  }

  private Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (Throwable fault) {
        log.warn("a background task failed: " + fault);
      }
    };
  }
}
