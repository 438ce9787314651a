package dev.larder.invalidation;

import dev.larder.invalidation.life.RuleLives;
import dev.larder.invalidation.plain.PlainKeys;
import dev.larder.time.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Takes keys out of every store: first what this JVM holds and loads, then Redis. A key is dirty
 * before anything else happens, so that no call which begins after this one returns can get the
 * older value. Thread-safe.
 */
public final class Invalidator {
  private final Local local;
  private final @Nullable JournaledStore remote;
  private final @Nullable KeyScans scans;
  private final long awaitMillis;
  private final Ticker ticker;
  private final Settling settling;
  private final OngoingWrites ongoing;
  private final RuleLives lives = new RuleLives();

  /** What this JVM holds and loads. */
  public interface Local {
    /** Dooms a key's load and drops its entries. */
    void drop(String key);

    /** Serves and keeps nothing of these keys, or of any, until what it returns is run. */
    Runnable hold(List<String> keys);

    /** Serves and keeps nothing of any key until what it returns is run. */
    Runnable holdAll();
  }

  /**
   * An invalidator of these stores.
   *
   * @param remote null where entries live in this JVM only
   * @param scans removes the keys that patterns mean, null without {@code remote}
   * @param awaitMillis the longest that {@link #invalidate} waits for Redis
   * @param ticker for the time that targets settle
   */
  public Invalidator(
      Local local,
      @Nullable JournaledStore remote,
      @Nullable KeyScans scans,
      long awaitMillis,
      Ticker ticker) {
    this.local = local;
    this.remote = remote;
    this.scans = scans;
    this.awaitMillis = awaitMillis;
    this.ticker = ticker;
    settling = new Settling(this, ticker);
    ongoing = new OngoingWrites(this, settling, ticker);
  }

  /**
   * Knows the keys of the versions of all rules, which are dropped where keys are too many, and the
   * keys of those whose entries have no envelope, and so carry no versions.
   */
  public void cover(List<String> versions, List<PlainKeys.OfRule> plain) {
    if (remote != null) {
      remote.plain().cover(plain);
    }
    cover(versions);
  }

  /** The same where every entry has an envelope. */
  public void cover(List<String> versions) {
    lives.cover(versions);
    settling.cover(versions);
    if (remote != null) {
      remote.cover(versions);
    }
  }

  /** Which rules have changed, and when. */
  public RuleLives lives() {
    return lives;
  }

  /** For a plan of writes by the rules of this moment. */
  public RuleLives.Known known() {
    return new RuleLives.Known(lives);
  }

  /**
   * Begins lives of the rules that have these versions: what is under way of the ones before is
   * neither served nor kept. Does not wait; a call before Redis has confirmed it passes by.
   */
  public void beginLives(List<String> versions) {
    if (!versions.isEmpty()) {
      lives.begin(versions);
      send(versions);
    }
  }

  /**
   * Drops targets and waits until Redis has confirmed it, for a bounded time; what is not confirmed
   * by then stays dirty and is sent again. An interrupt ends the wait and stays set.
   */
  public void invalidate(List<String> targets) {
    CompletionStage<Void> confirmed = send(targets);
    if (confirmed != null) {
      waitFor(confirmed);
    }
  }

  /**
   * Drops targets without waiting, for callers that must not block; those that settle once more
   * when they have.
   */
  public @Nullable CompletionStage<Void> send(List<String> targets) {
    long settleMillis = SettleTime.longest(targets);
    return settleMillis == 0 ? send(targets, 0) : settling.send(targets, settleMillis);
  }

  /**
   * Loads from before are doomed before a key is dirty, too: who is told nothing of a dirty key
   * follows whatever load there is. What settles is scanned for when it has.
   */
  @Nullable CompletionStage<Void> send(List<String> targets, long settleMillis) {
    List<String> keys = keys(targets);
    dropAllHere(keys);
    if (remote == null) {
      return null;
    }
    Runnable scan =
        scans != null && settleMillis == 0 ? scans.begin(KeyPattern.among(targets)) : () -> {};
    CompletionStage<Void> confirmed = remote.drop(keys, settleMillis);
    dropAllHere(keys);
    return confirmed.whenComplete((done, fault) -> scan.run());
  }

  /**
   * Has targets dropped by whoever calls {@link #endSettled}, for who failed to do it; until then
   * nothing of them is served or kept in this JVM.
   */
  public void dropSoon(List<String> targets) {
    settling.add(SettleTime.without(targets), ticker.nanos());
  }

  /**
   * Drops what has settled once more, and what a write that goes on has held for too long; to be
   * called now and then. Does not wait.
   */
  public void endSettled() {
    settling.end();
    ongoing.endOverdue();
  }

  /**
   * Drops targets from this JVM alone, before a commit: a load of theirs that is going on may see
   * what is not committed.
   */
  public void dropHere(List<String> targets) {
    dropAllHere(keys(targets));
  }

  private void dropAllHere(List<String> keys) {
    for (String key : keys) {
      local.drop(key);
    }
  }

  /** What there is to drop, of rules that have changed since the write began, too. */
  private List<String> keys(List<String> targets) {
    List<String> keys = Targets.keys(targets);
    List<String> younger = lives.youngerThan(targets);
    return younger.isEmpty() ? keys : joined(keys, younger);
  }

  private static List<String> joined(List<String> some, List<String> others) {
    List<String> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  /**
   * A write goes on after its call has returned: serves and keeps nothing of these targets in this
   * JVM until what it returns is run. Whoever waits for the write's end may be told of it before
   * the invalidator is. After a minute they are dropped, and held no longer.
   *
   * @param overdue is run then
   * @return to be run when the write has ended, after its targets are dropped; more than once does
   *     no harm
   */
  public Runnable await(List<String> targets, Runnable overdue) {
    return ongoing.add(targets, overdue);
  }

  /**
   * Serves and keeps nothing of these targets in this JVM until what it returns is run, once. Rules
   * whose lives begin meanwhile look for what the write took along.
   */
  Runnable hold(List<String> targets) {
    Runnable release = local.hold(joined(keys(targets), RuleLives.among(targets)));
    try {
      dropHere(targets);
      return release;
    } catch (RuntimeException | Error fault) {
      release.run();
      throw fault;
    }
  }

  /** The same with all that there is. */
  Runnable holdAll() {
    return local.holdAll();
  }

  /** The longest that {@link #invalidate} waits. */
  public long longestWaitMillis() {
    return awaitMillis;
  }

  private void waitFor(CompletionStage<Void> confirmed) {
    try {
      confirmed.toCompletableFuture().get(awaitMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException unconfirmed) {
      // The journal keeps the keys dirty and sends them again.
    }
  }
}
