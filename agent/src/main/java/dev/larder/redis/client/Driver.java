package dev.larder.redis.client;

import dev.larder.redis.address.ServerAddress;
import dev.larder.redis.address.Tls;
import dev.larder.version.VersionBlock;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.ConnectionFuture;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.event.DefaultEventPublisherOptions;
import io.lettuce.core.event.jfr.EventRecorder;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.NettyCustomizer;
import io.lettuce.core.resource.ThreadFactoryProvider;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.HashedWheelTimer;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.Timer;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.Slf4JLoggerFactory;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The one Lettuce client with its threads and timer. Thread-safe.
 *
 * <p>Made under a context class loader that shows it neither the application's classes nor JFR's:
 * Lettuce looks for optional parts through that loader, would find the application's own Lettuce
 * there, and would register JFR events. It prints nothing, sets no system property, and does not
 * look for leaks of Netty's buffers, which takes the stack trace of every hundredth of them.
 *
 * <p>Lettuce's own reconnecting stays off: it keeps unanswered commands and sends them again after
 * an outage of any length, and a store repeated after the tombstones have gone would be a stale
 * one. Whoever loses a connection makes a new one instead.
 */
public final class Driver implements AutoCloseable {
  /** A read with all versions that an entry can carry. */
  private static final int MOST_OF_ONE_CALL = VersionBlock.MOST + 2;

  private static final int WHEEL_SLOTS = 512;
  private static final int THREADS = 2;
  private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);

  /** The first one of a JVM loads its classes meanwhile, which takes long where all is busy. */
  private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(2);

  /** Another one is asked afterwards. */
  private static final Duration SENTINEL_TIMEOUT = Duration.ofSeconds(1);

  private static final long SHUTDOWN_MILLIS = 500;

  private final HashedWheelTimer timer;
  private final Deadlines deadlines;
  private final ThreadPoolExecutor lookups;
  private final ClientResources resources;
  private final EventExecutor herald;
  private final RedisClient client;

  private Driver(int maxInFlight, @Nullable Tls tls) {
    AgentThreads threads = new AgentThreads();
    timer =
        new HashedWheelTimer(
            threads.named("timer"),
            Deadlines.TICK_MILLIS,
            TimeUnit.MILLISECONDS,
            WHEEL_SLOTS,
            false);
    deadlines = new Deadlines(timer);
    lookups =
        new ThreadPoolExecutor(
            0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads.named("names"));
    resources = resources(threads);
    herald = resources.eventExecutorGroup().next();
    client = new SocketClient(resources, CONNECT_TIMEOUT);
    client.setOptions(options(maxInFlight, tls));
    timer.start();
    deadlines.start();
    startWorkers();
  }

  /**
   * A client that has not connected yet.
   *
   * @param maxInFlight commands without an answer on one connection
   * @param tls null for what the JVM trusts
   */
  public static Driver create(int maxInFlight, @Nullable Tls tls) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new PlainLoader(Driver.class.getClassLoader()));
    try {
      InternalLoggerFactory.setDefaultFactory(Slf4JLoggerFactory.INSTANCE);
      ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
      EventRecorder.getInstance();
      thread.setContextClassLoader(Driver.class.getClassLoader());
      return new Driver(maxInFlight, tls);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** One attempt to connect, to where the server is by now; completed on the event loop. */
  public ConnectionFuture<StatefulRedisConnection<String, byte[]>> connect(ServerAddress address) {
    return client.connectAsync(EntryCodec.INSTANCE, identified(address.now()));
  }

  /** Fires on its own thread, at most a tick late; its tasks must not block. */
  public Timer timer() {
    return timer;
  }

  /** Ends what lasts too long. */
  public Deadlines deadlines() {
    return deadlines;
  }

  /** Where work that an answer starts is done, so that the event loop goes on reading. */
  public Executor workers() {
    return resources.eventExecutorGroup();
  }

  /** The one worker that tells of connections, so that it tells of them in order. */
  public Executor herald() {
    return herald;
  }

  /** Waits for its threads a short while. */
  @Override
  public void close() {
    client.shutdown(0, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS);
    var unused = resources.shutdown(0, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS);
    timer.stop();
    lookups.shutdownNow();
  }

  private ClientResources resources(AgentThreads threads) {
    return DefaultClientResources.builder()
        .threadFactoryProvider(threads)
        .ioThreadPoolSize(THREADS)
        .computationThreadPoolSize(THREADS)
        .timer(timer)
        .addressResolverGroup(new HostNames(lookups))
        .nettyCustomizer(new Flushes())
        .commandLatencyRecorder(CommandLatencyRecorder.disabled())
        .commandLatencyPublisherOptions(DefaultEventPublisherOptions.disabled())
        .build();
  }

  private static ClientOptions options(int maxInFlight, @Nullable Tls tls) {
    SocketOptions socket =
        SocketOptions.builder()
            .connectTimeout(CONNECT_TIMEOUT)
            .keepAlive(true)
            .tcpNoDelay(true)
            .build();
    return ClientOptions.builder()
        .sslOptions(tls == null ? SslOptions.create() : tls.options())
        .autoReconnect(false)
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .requestQueueSize(maxInFlight + MOST_OF_ONE_CALL)
        .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build())
        .maintNotificationsConfig(MaintNotificationsConfig.disabled())
        .socketOptions(socket)
        .build();
  }

  /** RESP3 is asked for and RESP2 taken, since no version is forced. */
  private static RedisURI identified(RedisURI uri) {
    uri.setTimeout(HANDSHAKE_TIMEOUT);
    uri.getSentinels().forEach(sentinel -> sentinel.setTimeout(SENTINEL_TIMEOUT));
    uri.setLibraryName("larder");
    uri.setLibraryVersion("");
    return uri;
  }

  /** From this thread, so that no worker inherits from a caller's. */
  private void startWorkers() {
    for (EventExecutor worker : resources.eventExecutorGroup()) {
      worker.execute(() -> {});
    }
  }

  /** What several threads send at once leaves with one call of the operating system. */
  private static final class Flushes implements NettyCustomizer {
    private static final int MOST = 256;

    @Override
    public void afterChannelInitialized(Channel channel) {
      channel.pipeline().addFirst(new FlushConsolidationHandler(MOST, true));
    }
  }

  /** Hides JFR from whoever asks whether it is there. */
  private static final class PlainLoader extends ClassLoader {
    private PlainLoader(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("jdk.jfr.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  /** Names the threads of the client and keeps the application's loaders out of them. */
  private static final class AgentThreads implements ThreadFactoryProvider {
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
        thread.setContextClassLoader(Driver.class.getClassLoader());
        return thread;
      };
    }
  }
}
