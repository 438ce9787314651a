package dev.larder.invalidation;

import static dev.larder.concurrency.Interleavings.check;
import static dev.larder.concurrency.Interleavings.checkLong;
import static dev.larder.concurrency.Interleavings.must;
import static dev.larder.concurrency.Interleavings.together;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class JournalInterleavingsTest {
  private static final List<String> KEY = List.of("key");
  private static final List<String> RULES = List.of("version");

  @Test
  void a_write_whose_drop_was_not_sent_stays_dirty_when_another_one_is_confirmed() {
    checkLong(
        () -> {
          Journal journal = new Journal(10);
          Writer one = new Writer();
          Writer two = new Writer();
          together(() -> one.write(journal, two), () -> two.write(journal, one));
          must(!one.hasLost.get() && !two.hasLost.get(), "what was not sent is dirty");
          must(!journal.isDirty("key"), "what was sent and confirmed is not");
        });
  }

  /** One write of the key, or a replay; what it drops is gone from Redis when it is sent. */
  private static final class Writer {
    private final AtomicBoolean hasWritten = new AtomicBoolean();
    private final AtomicBoolean hasMarked = new AtomicBoolean();
    private final AtomicBoolean hasSent = new AtomicBoolean();

    /** Whether the other's write was found clean before anything was sent for it. */
    private final AtomicBoolean hasLost = new AtomicBoolean();

    void write(Journal journal, Writer other) {
      hasWritten.set(true);
      long token = journal.mark(KEY, 0);
      hasMarked.set(true);
      boolean isForBoth = other.hasWritten.get();
      hasSent.set(true);
      journal.confirm(KEY, token);
      boolean isMarked = other.hasMarked.get();
      boolean isDirty = journal.isDirty("key");
      hasLost.set(isMarked && !isDirty && !isForBoth && !other.hasSent.get());
    }
  }

  @Test
  void a_key_is_dirty_at_every_moment_until_it_is_confirmed() {
    check(
        () -> {
          Journal journal = journal(0);
          long token = journal.mark(KEY, 0);
          AtomicBoolean dirty = new AtomicBoolean();
          together(() -> journal.keep(KEY, token), () -> dirty.set(isDirty(journal, "key")));
          must(dirty.get(), "dirty while it is kept");
          must(isDirty(journal, "key"), "and afterwards");
        });
  }

  @Test
  void a_key_that_two_writes_mark_is_dirty_for_each() {
    check(
        () -> {
          Journal journal = new Journal(10);
          AtomicBoolean clean = new AtomicBoolean();
          Runnable writer =
              () -> {
                journal.mark(KEY, 0);
                if (!journal.isDirty("key")) {
                  clean.set(true);
                }
              };
          together(writer, writer);
          must(!clean.get(), "it is dirty from its mark on");
        });
  }

  @Test
  void an_overflow_is_not_taken_for_one_that_was_sent_before_its_write() {
    check(
        () -> {
          Journal journal = journal(0);
          kept(journal, "key");
          AtomicBoolean hasWritten = new AtomicBoolean();
          AtomicBoolean isForBoth = new AtomicBoolean();
          together(
              () -> {
                hasWritten.set(true);
                kept(journal, "other");
              },
              () -> {
                long token = journal.mark(RULES, 0);
                isForBoth.set(hasWritten.get());
                journal.confirm(RULES, token);
              });
          must(isForBoth.get() || isDirty(journal, "other"), "what was not sent is dirty");
        });
  }

  @Test
  void of_keys_that_exceed_the_bound_at_once_none_is_lost() {
    check(
        () -> {
          Journal journal = journal(1);
          together(() -> kept(journal, "a"), () -> kept(journal, "b"));
          must(journal.take(10).keys().size() <= 1 + RULES.size(), "the bound holds");
          must(isDirty(journal, "a") && isDirty(journal, "b"), "both are dirty");
        });
  }

  @Test
  void a_write_during_a_replay_stays_dirty_until_it_is_confirmed_itself() {
    check(
        () -> {
          Journal journal = new Journal(10);
          kept(journal, "key");
          AtomicBoolean hasWritten = new AtomicBoolean();
          AtomicBoolean isForBoth = new AtomicBoolean();
          together(
              () -> {
                hasWritten.set(true);
                journal.mark(KEY, 0);
              },
              () -> {
                Journal.Batch batch = journal.take(10);
                isForBoth.set(hasWritten.get() && !batch.keys().isEmpty());
                journal.confirm(batch.keys(), batch.token());
              });
          must(isForBoth.get() || journal.isDirty("key"), "what was not sent is dirty");
        });
  }

  private static void kept(Journal journal, String key) {
    journal.keep(List.of(key), journal.mark(List.of(key), 0));
  }

  private static Journal journal(int most) {
    Journal journal = new Journal(most);
    journal.cover(RULES);
    return journal;
  }

  /** Whether a call of this key bypasses, whose entry carries the version of its rule. */
  private static boolean isDirty(Journal journal, String key) {
    return journal.isDirty(key) || journal.isDirty(RULES.get(0));
  }
}
