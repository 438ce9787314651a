package dev.larder.thread;

import dev.larder.later.LaterThreads;
import dev.larder.loader.LoaderThreads;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Threads for calls that must not wait. Those that wait for Redis run no methods of the
 * application, so that these cannot hold them up. What the application is told runs on others, and
 * each of its methods on one of its own; where there are too many, they go where a future's work
 * goes by default. All end when they are not needed for a while.
 */
public final class OwnPools implements LaterThreads, LoaderThreads {
  private static final int LOOKING = 16;
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_TELLING = 256;
  private static final int MOST_CALLS = 256;
  private static final int MOST_LOADS = 256;
  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor looking =
      pool("larder-lookup", LOOKING, LOOKING, new LinkedBlockingQueue<>(MOST_WAITING));
  private final ThreadPoolExecutor telling =
      pool("larder-tell", 0, MOST_TELLING, new SynchronousQueue<>());
  private final Semaphore calls = new Semaphore(MOST_CALLS);
  private final Semaphore loads = new Semaphore(MOST_LOADS);
  private final ScheduledThreadPoolExecutor timing = timer();

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, work -> DaemonThreads.of("larder-timer", work));
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    return timer;
  }

  private static ThreadPoolExecutor pool(
      String name, int core, int most, BlockingQueue<Runnable> queue) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            core,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            queue,
            work -> DaemonThreads.of(name, work));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  @Override
  public boolean look(@Nullable ClassLoader context, Runnable task) {
    try {
      looking.execute(() -> run(context, task));
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  @Override
  public void tell(@Nullable ClassLoader context, Runnable task) {
    Runnable within = () -> run(context, task);
    try {
      telling.execute(within);
    } catch (RejectedExecutionException | OutOfMemoryError full) {
      runByDefault(within);
    }
  }

  @Override
  public void call(@Nullable ClassLoader context, Runnable task) {
    Runnable within = () -> run(context, task);
    if (!isStarted("larder-call", calls, within)) {
      runByDefault(within);
    }
  }

  @Override
  public boolean load(@Nullable ClassLoader context, Runnable task) {
    return isStarted("larder-load", loads, () -> run(context, task));
  }

  /** On a thread of its own: thread-locals that a method leaves behind are for no other call. */
  private static boolean isStarted(String name, Semaphore most, Runnable task) {
    if (!most.tryAcquire()) {
      return false;
    }
    Runnable once =
        () -> {
          try {
            task.run();
          } finally {
            most.release();
          }
        };
    try {
      DaemonThreads.of(name, once).start();
      return true;
    } catch (Throwable full) { // a thread that was not started runs nothing
      most.release();
      return false;
    }
  }

  /** Whatever there is no thread for runs all the same: somebody waits for it. */
  private static void runByDefault(Runnable task) {
    try {
      new CompletableFuture<>().defaultExecutor().execute(task);
    } catch (RejectedExecutionException | OutOfMemoryError full) {
      task.run();
    }
  }

  private static void run(@Nullable ClassLoader context, Runnable task) {
    Thread self = Thread.currentThread();
    ClassLoader before = self.getContextClassLoader();
    self.setContextClassLoader(context);
    try {
      task.run();
    } finally {
      self.setContextClassLoader(before);
    }
  }

  /** Runs a task when the JVM ends, which waits for it. */
  public static void atExit(Runnable task) {
    try {
      Runtime.getRuntime().addShutdownHook(DaemonThreads.of("larder-exit", task));
    } catch (IllegalStateException ending) {
      task.run();
    }
  }

  @Override
  public Runnable after(long millis, Runnable task) {
    Future<?> timed = timing.schedule(task, millis, TimeUnit.MILLISECONDS);
    return () -> timed.cancel(false);
  }
}
