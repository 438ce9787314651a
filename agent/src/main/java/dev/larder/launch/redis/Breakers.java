package dev.larder.launch.redis;

import dev.larder.config.RuleFile;
import dev.larder.log.Log;
import dev.larder.redis.RedisListener;
import dev.larder.resilience.CircuitBreaker;
import dev.larder.resilience.CircuitBreaker.State;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The breakers of Redis, that of reads and that of stores, and what its connection means to them
 * and to the log. Thread-safe.
 */
public final class Breakers implements RedisListener {
  private final CircuitBreaker reads;
  private final CircuitBreaker puts;
  private final BreakerLog readsLog;
  private final BreakerLog putsLog;
  private final Executor own;
  private final Log log;
  private final String uri;
  private final AtomicBoolean isUntoldTold = new AtomicBoolean();
  private final Set<String> denied = new ConcurrentSkipListSet<>(); // over the connection of now
  private volatile Supplier<String> reason = () -> "";

  /**
   * Closed breakers.
   *
   * @param uri of Redis, without what is secret
   * @param own where lines are written
   */
  public Breakers(RuleFile.Breaker settings, String uri, Executor own, Log log) {
    this.own = own;
    this.log = log;
    this.uri = uri;
    readsLog = new BreakerLog(log, "reads from " + uri, () -> reason.get());
    putsLog = new BreakerLog(log, "stores to " + uri, () -> reason.get());
    reads = new CircuitBreaker(settings.failures(), settings.openFor(), readsLog);
    puts = new CircuitBreaker(settings.failures(), settings.openFor(), putsLog);
  }

  /** What the log gives as the reason where Redis is left alone; empty where there is none. */
  void because(Supplier<String> lastError) {
    reason = lastError;
  }

  /** That of reads. */
  public CircuitBreaker reads() {
    return reads;
  }

  /** That of stores. */
  public CircuitBreaker puts() {
    return puts;
  }

  /** Whether Redis is not left alone. */
  public boolean areClosed() {
    return isClosed(reads) && isClosed(puts);
  }

  private static boolean isClosed(CircuitBreaker breaker) {
    return breaker.snapshot().state() == State.CLOSED;
  }

  /** The time to connect is over: what has been off since then is told. */
  public void begin() {
    readsLog.begin();
    putsLog.begin();
  }

  /** The server is used no more. */
  void end() {
    readsLog.end();
    putsLog.end();
  }

  /** Redis is back: there is no need to wait for the breakers' probes. */
  @Override
  public void onConnected() {
    reads.recover();
    puts.recover();
    begin();
  }

  @Override
  public void onDisconnected() {
    denied.clear();
  }

  @Override
  public void onUntold() {
    if (isUntoldTold.getAndSet(true)) {
      return;
    }
    own.execute(
        () ->
            log.warn(
                uri
                    + " does not tell of changes, which takes Redis 6 and the right"
                    + " \"client|tracking\": what \"near\" keeps in this JVM is kept for 5 s"));
  }

  @Override
  public void onDenied(String right, boolean isNews) {
    denied.add(right);
    if (isNews) {
      own.execute(() -> log.warn(uri + " " + sentence(right)));
    }
  }

  private static String sentence(String right) {
    return "denies its user "
        + right
        + ": less is cached than could be, or known of the server; grant what the line"
        + " \"ACL SETUSER\" of README.md lists";
  }

  /** Which rights its user has not got, in sentences that begin small. */
  List<String> denials() {
    return denied.stream().map(Breakers::sentence).toList();
  }
}
