package dev.larder.thread;

import dev.larder.log.Log;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Larder's own daemon thread, started with the first task. */
public final class OwnThread implements Executor {
  private final Log log;
  private @Nullable ScheduledThreadPoolExecutor executor; // guarded by this

  /** Not started yet; its faults are told there. */
  public OwnThread(Log log) {
    this.log = log;
  }

  /** Made with the first task, since its classes cost milliseconds of the start. */
  private synchronized ScheduledThreadPoolExecutor executor() {
    ScheduledThreadPoolExecutor current = executor;
    if (current == null) {
      current = new ScheduledThreadPoolExecutor(1, work -> DaemonThreads.of("larder", work));
      current.setRemoveOnCancelPolicy(true);
      executor = current;
    }
    return current;
  }

  @Override
  public void execute(Runnable task) {
    executor().execute(guarded(task));
  }

  /** Runs a task now and then, for ever. */
  @SuppressWarnings("FutureReturnValueIgnored")
  public void every(long millis, Runnable task) {
    executor().scheduleWithFixedDelay(guarded(task), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Runs a task later. */
  @SuppressWarnings("FutureReturnValueIgnored")
  public void after(long millis, Runnable task) {
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
