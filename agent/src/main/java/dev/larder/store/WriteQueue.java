package dev.larder.store;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait to run, in the order in which they came, and who runs them. Thread-safe; nothing
 * of it waits.
 */
public interface WriteQueue {
  /** Before all that waits. */
  String START = "";

  /** What became of a call that was to wait. */
  enum Answer {
    /** It waits. */
    QUEUED,
    /** It does not: too many do. */
    FULL,
    /** It does not: the store was not asked. */
    REFUSED,
    /** It does not: another store has the queue by now, or will have. */
    ELSEWHERE,
    /** It may or may not. */
    UNKNOWN
  }

  /** What waits. */
  enum Kind {
    /** A call. */
    CALL,
    /**
     * A later call has run: none of the same key that came before this is to, but those of its JVM
     * that have a greater number.
     */
    OVERTAKEN,
    /** The same of those calls alone that are of the same JVM. */
    OVERTAKEN_HERE,
    /** The very call has run, or is not to. */
    WITHDRAWN
  }

  /**
   * A call that waits, or what is to become of others.
   *
   * @param method that is called; several may have one queue
   * @param key what calls have in common that keep their order
   * @param id of the call: its JVM, a dot, its number there
   * @param arguments each as an entry, without the receiver
   * @param why it waits no longer; empty while it does
   * @param receiver null where it is not known; known where it waits in this JVM alone
   */
  record Waiting(
      String method,
      String key,
      String id,
      Kind kind,
      List<byte[]> arguments,
      String why,
      @Nullable Object receiver) {
    /** The JVM that it is of. */
    public String jvm() {
      return id.substring(0, Math.max(0, id.indexOf('.')));
    }

    /** Its number there: later calls have greater ones. */
    public long number() {
      try {
        return Long.parseLong(id.substring(id.indexOf('.') + 1));
      } catch (NumberFormatException notOurs) {
        return Long.MAX_VALUE;
      }
    }

    /** Whether another one of the same JVM came later. */
    public boolean isBefore(Waiting other) {
      return jvm().equals(other.jvm()) && number() < other.number();
    }

    /** The same with other arguments. */
    public Waiting with(List<byte[]> others) {
      return new Waiting(method, key, id, kind, others, why, receiver);
    }

    /** That another call of the same key ran at once. */
    public Waiting marked(Kind what) {
      return new Waiting(method, key, id, what, List.of(), "", null);
    }

    /** The same, given up for a reason. */
    public Waiting because(String reason) {
      return new Waiting(method, key, id, kind, arguments, reason, receiver);
    }
  }

  /**
   * What waits, and where.
   *
   * @param place greater than that of all that waited before
   */
  record Queued(String place, Waiting what) {}

  /** Lets a call wait behind all others. Does not fail. */
  CompletionStage<Answer> append(Waiting call);

  /** The first of those behind a place, {@link #START} for the first of all. */
  CompletionStage<List<Queued>> after(String place, int most);

  /** Takes away what waits in these places, all at once. */
  CompletionStage<Void> remove(List<String> places);

  /** How many wait. */
  CompletionStage<Long> size();

  /**
   * Makes this JVM the only one that runs what waits, or lets it stay that for longer.
   *
   * @param millis from now on; 0: no longer
   * @return false: another one does
   */
  CompletionStage<Boolean> lease(long millis);
}
