package dev.larder.redis;

import io.lettuce.core.resource.ThreadFactoryProvider;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names the threads of the client and keeps the application's loaders out of them. */
final class AgentThreads implements ThreadFactoryProvider {
  static final String PREFIX = "larder-redis-";

  /** The client's own names for its pools are {@code lettuce-…EventLoop} and the like. */
  @Override
  public ThreadFactory getThreadFactory(String poolName) {
    return named(poolName.contains("Executor") ? "work" : "io");
  }

  ThreadFactory named(String role) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      String name = PREFIX + role + "-" + count.incrementAndGet();
      Thread thread = new FastThreadLocalThread(task, name);
      thread.setDaemon(true);
      thread.setContextClassLoader(AgentThreads.class.getClassLoader());
      return thread;
    };
  }
}
