package dev.larder.thread;

import dev.larder.later.LaterThreads;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Threads for calls that must not wait, two kinds: those that wait for Redis run nothing of the
 * application, so that it cannot hold them up. Where the application takes all of the other kind,
 * its tasks go where a future's go by default. All end when they are not needed for a while.
 */
public final class OwnPools implements LaterThreads {
  private static final int LOOKING = 8;
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_CALLING = 256;
  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor looking =
      pool("larder-lookup", LOOKING, LOOKING, new LinkedBlockingQueue<>(MOST_WAITING));
  private final ThreadPoolExecutor calling =
      pool("larder-call", 0, MOST_CALLING, new SynchronousQueue<>());
  private final OwnThread own;

  /** No threads yet. */
  public OwnPools(OwnThread own) {
    this.own = own;
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
  public boolean look(Runnable task) {
    try {
      looking.execute(task);
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  @Override
  public void call(@Nullable ClassLoader context, Runnable task) {
    Runnable within = () -> run(context, task);
    try {
      calling.execute(within);
    } catch (RejectedExecutionException | OutOfMemoryError full) {
      callByDefault(within);
    }
  }

  /** Whatever there is no thread for runs all the same: somebody waits for it. */
  private static void callByDefault(Runnable task) {
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

  @Override
  public Runnable after(long millis, Runnable task) {
    Future<?> timed = own.timed(millis, task);
    return () -> timed.cancel(false);
  }
}
