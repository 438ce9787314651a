package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import com.probe.calls.Kinds.Greeter;
import com.probe.calls.Kinds.Planet;
import com.probe.calls.Kinds.Point;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;

/** Calls one method of each kind until it is a hit. */
public final class KindsProbe {
  private KindsProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) {
    Redis.start();
    plain();
    bodies();
    nested();
    generated();
    refused();
    Checks.end();
  }

  private static void hits(String name, Object expected, Callable<?> call) {
    check(
        name,
        () -> {
          equal(expected, call.call());
          equal(expected, Runs.hit(call));
          equal(expected, Runs.hit(call));
        });
  }

  private static void plain() {
    Kinds kinds = new Kinds("p");
    hits("static", 42L, () -> Kinds.ofStatic(21));
    hits("static-synchronized", "ss3", () -> Kinds.ofStaticSynchronized(3));
    hits("private", "px", () -> kinds.callPrivate("x"));
    hits("final", 8, () -> kinds.ofFinal(7));
    hits("synchronized", "py", () -> kinds.ofSynchronized("y"));
    hits("generic", "p5", () -> kinds.generic(5));
    hits("varargs", "a+b+c", () -> kinds.varargs("a", "b", "c"));
    hits("varargs-none", "", () -> kinds.varargs());
    hits("self-invoked", 80, () -> kinds.selfInvoked(4));
    hits("no-arguments", "alone", kinds::noArguments);
    hits("odd-slots", "1,2,3,4.5,6,7,8.5,true,c,null", () -> odd(kinds, 2, 4.5, null));
    hits("odd-slots-other", "1,9,3,-0.0,6,7,8.5,true,c,5", () -> odd(kinds, 9, -0.0, 5L));
    hits("odd-static", 6.5, () -> Kinds.oddStatic(1.5, 2, 3));
    check(
        "two-keys-are-two-entries",
        () -> {
          equal(10L, Runs.hit(() -> Kinds.ofStatic(5)));
          equal(-2L, Runs.hit(() -> Kinds.ofStatic(-1)));
          equal(10L, Runs.hit(() -> Kinds.ofStatic(5)));
        });
  }

  private static String odd(Kinds kinds, long l, double d, Long boxed) {
    return kinds.oddSlots((byte) 1, l, 3, d, (short) 6, 7L, 8.5f, true, 'c', boxed);
  }

  private static void bodies() {
    Kinds kinds = new Kinds("b");
    hits("recursive-other-keys", 832040L, () -> kinds.fib(30));
    check(
        "recursion-runs-each-key-once",
        () -> {
          int before = Runs.count();
          equal(12586269025L, kinds.fib(50));
          if (!Redis.isUsed()) { // in Redis an entry may still be on its way when it is wanted
            equal(20, Runs.count() - before);
          }
        });
    hits("recursive-same-key", 6, () -> kinds.sameKey("k", 6));
    hits("parameters-reassigned", "n/4400-9", () -> kinds.reassigned("n", 4, 9));
    check(
        "reassigned-parameters-keep-their-key",
        () -> equal(false, Runs.isHit(() -> kinds.reassigned("n/4", 400, -9))));
    hits("try-finally", "bz", () -> kinds.tryFinally("z"));
    check(
        "finally-is-skipped-on-a-hit",
        () -> {
          int before = Kinds.FINALLY.get();
          equal("bz", kinds.tryFinally("z"));
          equal(before, Kinds.FINALLY.get());
        });
    hits("nested-try", 3102, () -> kinds.nestedTry(1));
    hits("lambdas", "b-xyz3", () -> kinds.lambdas("xyz"));
    hits("many-returns", 7, () -> kinds.manyReturns(7));
    hits("many-returns-first", 1, () -> kinds.manyReturns(4));
  }

  private static void nested() {
    Kinds kinds = new Kinds("n");
    Kinds.Inner inner = kinds.new Inner();
    hits("inner-class", "ninner1", () -> inner.find("1"));
    hits("nested-class", 21, () -> new Kinds.Nested().find(3));
    hits("record", 23L, () -> new Point(5, 3).scaled(4));
    hits("record-other-receiver", 24L, () -> new Point(5, 4).scaled(4));
    hits("enum-constant-body", 98.10000000000001, () -> Planet.EARTH.weight(10));
    hits("enum-other-constant", 37.1, () -> Planet.MARS.weight(10));
    hits("enum-method", "MARS2", () -> Planet.MARS.describe(2));
    hits("enum-method-other-receiver", "EARTH2", () -> Planet.EARTH.describe(2));
    Greeter greeter = new Kinds.Polite();
    hits("default-method", "hello you", () -> greeter.greet("you"));
    hits("private-interface-method", "psst you", () -> greeter.whisper("you"));
    hits("static-interface-method", "HEY you", () -> Greeter.shouted("you"));
  }

  /** Classes that the test makes: they would be long to read. */
  private static void generated() {
    hits("static-250-slots", 251, () -> call("Wide", "call250"));
    hits("static-250-slots-of-longs", 126L, () -> call("Wide", "callLongs"));
    hits("instance-250-slots", 250, () -> call("Wide", "callInstance"));
    check(
        "write-250-slots",
        () -> {
          Runs.hit(() -> call("Wide", "call250"));
          Checks.await(
              "the write drops the entry",
              java.time.Duration.ofSeconds(10),
              () -> {
                try {
                  call("Wide", "callWrite");
                  return !Runs.isHit(() -> call("Wide", "call250"));
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
        });
    check(
        "static-255-slots-is-left-alone",
        () -> {
          equal(256, call("Wide", "call255"));
          Runs.neverHits(() -> call("Wide", "call255"));
        });
    check(
        "old-class-file-is-left-alone",
        () -> {
          equal(12, call("Old", "call"));
          Runs.neverHits(() -> call("Old", "call"));
        });
  }

  private static Object call(String type, String method) throws Exception {
    Method found = Class.forName("com.probe.calls.gen." + type).getMethod(method);
    return found.invoke(null);
  }

  /** For generated classes, which know only what is public. */
  public static void ran() {
    Runs.ran();
  }

  private static int sum;

  static void nothing(int id) {
    Runs.ran();
    sum += id;
  }

  private static void refused() {
    check(
        "void-runs-always",
        () -> {
          Runs.neverHits(
              () -> {
                nothing(1);
                return sum;
              });
          equal(30, sum);
        });
    check(
        "void-is-refused-with-a-sentence",
        () -> {
          String sentence = String.valueOf(Larder.ofRule("void", "LastError"));
          that(sentence.contains("nothing") && sentence.contains("void"), sentence);
        });
  }
}
