package dev.larder.launch;

import dev.larder.log.Log;
import dev.larder.ops.RuleFiles;
import dev.larder.thread.OwnThread;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Watches the rule file by its content, so that links may be swapped and clocks be wrong, and takes
 * it over as a whole or not at all. On Larder's own thread, where not said otherwise.
 */
final class Reloads {
  private static final long WATCH_MILLIS = 2_000;

  /** A file that is still being written is read again until two readings agree. */
  private static final long SETTLE_MILLIS = 100;

  private static final int MOST_READINGS = 20;
  private static final long PATIENCE_MILLIS = 30_000;

  private final RuleFiles files;
  private final OwnThread own;
  private final Log log;
  private final Rules rules;
  private final Instant loadedAt = Instant.now();
  private final AtomicBoolean watching = new AtomicBoolean();
  private String tried;
  private boolean settling;
  private volatile @Nullable String lastReload;
  private volatile @Nullable String problem;
  private volatile @Nullable String unreadable;

  /** The rules of the moment, which can be replaced. */
  interface Rules {
    RuleFiles.Good now();

    /** Takes other rules over; what became of it, in words. */
    String replace(RuleFiles.Good next);
  }

  Reloads(RuleFiles files, OwnThread own, Log log, Rules rules) {
    this.files = files;
    this.own = own;
    this.log = log;
    this.rules = rules;
    this.tried = rules.now().text();
  }

  /** Looks every two seconds from now on; from any thread, as often as it likes. */
  void watch() {
    if (watching.compareAndSet(false, true)) {
      own.every(WATCH_MILLIS, this::look);
    }
  }

  /** Takes the file over as it is; from any other thread. What came of it, in words. */
  String now() {
    CompletableFuture<String> told = new CompletableFuture<>();
    own.execute(
        () -> {
          String text = read();
          told.complete(text == null ? String.valueOf(unreadable) : take(text));
        });
    try {
      return told.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "interrupted; the reload goes on";
    } catch (ExecutionException | TimeoutException late) {
      return "this takes long; LastReload and LastError will tell";
    }
  }

  /** When the rules of the moment were loaded; from any thread. */
  String loadedAt() {
    String last = lastReload;
    return last == null ? loadedAt.toString() : last;
  }

  /** Null if the rules are still those of the start; from any thread. */
  @Nullable String lastReload() {
    return lastReload;
  }

  /** Why the file as it is now was not taken over, null if it was; from any thread. */
  @Nullable String error() {
    String reading = unreadable;
    return reading == null ? problem : reading;
  }

  private void look() {
    String text = settling ? null : read();
    if (text != null && !text.equals(tried)) {
      settling = true;
      own.after(SETTLE_MILLIS, () -> settle(text, 1));
    }
  }

  private void settle(String before, int readings) {
    String text = read();
    if (text != null && !text.equals(before) && readings < MOST_READINGS) {
      own.after(SETTLE_MILLIS, () -> settle(text, readings + 1));
      return;
    }
    settling = false;
    if (text != null && !text.equals(tried)) {
      String unused = take(text);
    }
  }

  /** Null if the file cannot be read, which is said once. */
  private @Nullable String read() {
    try {
      String text = files.read();
      unreadable = null;
      return text;
    } catch (IOException fault) {
      String what = String.valueOf(fault.getMessage());
      if (!what.equals(unreadable)) {
        unreadable = what;
        warn(what);
      }
      return null;
    }
  }

  private String take(String text) {
    tried = text;
    RuleFiles.Good before = rules.now();
    RuleFiles.Outcome outcome = files.compile(text, before.rules());
    RuleFiles.Good next = outcome.good();
    if (next == null) {
      return refuse(String.join(System.lineSeparator(), outcome.lines()));
    }
    String settled = next.file().settledUnlike(before.file());
    if (!settled.isEmpty()) {
      return refuse(
          files.name() + ": " + settled + " has changed; restart the application for that");
    }
    String taken = rules.replace(next);
    problem = null;
    lastReload = Instant.now().toString();
    log.info("reloaded " + files.name() + ": " + taken);
    return taken;
  }

  private String refuse(String why) {
    problem = why;
    warn(why);
    return why;
  }

  private void warn(String why) {
    log.warn(why + System.lineSeparator() + "the rules so far go on");
  }
}
