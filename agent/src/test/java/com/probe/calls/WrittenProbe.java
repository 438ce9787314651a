package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import com.probe.calls.Written.Item;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Writes that leave what they wrote in the cache; where entries are in one JVM they drop it. */
public final class WrittenProbe {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private WrittenProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) {
    Redis.start();
    Larder.awaitSite("find", () -> Written.find(0));
    Larder.awaitSite("maybe", () -> Written.maybe(0));
    Larder.awaitSite("save", () -> save(0, "a"));
    Larder.awaitSite("put", () -> Written.put(0, null));
    Larder.awaitSite("leave", () -> Written.leave(0, null));
    Larder.awaitSite("advance", () -> Written.advance(10));
    Larder.awaitSite("around", () -> Written.around(0, null));
    check("warm", () -> Runs.hit(() -> Written.find(0)));
    check("what-was-written-is-there", WrittenProbe::written);
    check("a-parameter-is-left-as-the-method-left-it", WrittenProbe::parameter);
    check("of-an-optional-the-value-within", WrittenProbe::optional);
    check("other-entries-are-dropped", WrittenProbe::others);
    check("where-it-throws-the-entry-is-dropped", WrittenProbe::throwing);
    check("nothing-is-left-of-nothing", WrittenProbe::nothing);
    check("a-write-around-leaves-nothing", WrittenProbe::around);
    check("of-two-writers-the-older-value-is-never-left", WrittenProbe::twoWriters);
    check("a-load-from-before-is-not-kept", WrittenProbe::olderLoad);
    check("hammered", WrittenHammer::strike);
    Checks.end();
  }

  private static Item save(int id, String text) {
    try {
      return Written.save(new Item(id, text));
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  /** A read is right; without a run of the origin only where writes leave something. */
  private static void reads(Item expected, boolean left) throws Exception {
    int before = Runs.count();
    equal(expected, Written.find(expected.id));
    equal(left && Redis.isUsed() ? 0 : 1, Runs.count() - before);
  }

  private static void written() throws Exception {
    for (int i = 0; i < 20; i++) {
      save(1, "a" + i);
      reads(new Item(1, "a" + i), true);
    }
    Runs.hit(() -> Written.find(1)).text = "changed by a reader";
    equal(new Item(1, "a19"), Written.find(1));
  }

  private static void parameter() throws Exception {
    Item item = new Item(2, "b");
    Written.put(2, item);
    item.text = "changed since";
    if (Redis.isUsed()) {
      reads(new Item(2, "b"), true);
    }
  }

  private static void optional() throws Exception {
    Written.leave(3, new Item(3, "c"));
    int before = Runs.count();
    equal(Optional.of(new Item(3, "c")), Written.maybe(3));
    equal(Redis.isUsed() ? 0 : 1, Runs.count() - before);
  }

  private static void others() throws Exception {
    Runs.hit(() -> Written.maybe(4));
    save(4, "d");
    equal(Optional.of(new Item(4, "d")), Written.maybe(4));
  }

  private static void throwing() throws Exception {
    save(5, "e");
    try {
      Written.put(5, new Item(5, "fails"));
      that(false, "it did not throw");
    } catch (IllegalStateException thrown) {
      equal("no", thrown.getMessage());
    }
    reads(new Item(5, "fails"), false);
  }

  private static void nothing() {
    save(6, "f");
    Written.put(6, null);
    equal(null, Written.find(6));
  }

  private static void around() throws Exception {
    save(7, "g");
    Written.around(7, new Item(7, "h"));
    reads(new Item(7, "h"), false);
  }

  private static void twoWriters() throws Exception {
    save(8, "first");
    CountDownLatch held = new CountDownLatch(1);
    Written.HELD.set(held);
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<Item> slow = pool.submit(() -> save(8, Written.SLOW));
    Checks.await("it was written", LIMIT, () -> Written.TRUTH.get(8).text.equals(Written.SLOW));
    save(8, "younger");
    equal(new Item(8, "younger"), Written.find(8));
    held.countDown();
    slow.get(5, TimeUnit.SECONDS);
    equal(new Item(8, "younger"), Written.find(8));
    equal(new Item(8, "younger"), Runs.hit(() -> Written.find(8)));
    pool.shutdown();
  }

  private static void olderLoad() throws Exception {
    Written.around(9, new Item(9, "old"));
    CountDownLatch held = new CountDownLatch(1);
    Written.HELD.set(held);
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<Item> slow = pool.submit(() -> save(9, Written.SLOW));
    Checks.await("it was written", LIMIT, () -> Written.TRUTH.get(9).text.equals(Written.SLOW));
    equal(new Item(9, Written.SLOW), Runs.hit(() -> Written.find(9)));
    held.countDown();
    slow.get(5, TimeUnit.SECONDS);
    equal(new Item(9, Written.SLOW), Written.find(9));
    pool.shutdown();
  }
}
