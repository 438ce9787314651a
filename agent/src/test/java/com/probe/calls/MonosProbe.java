package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Subscriptions to what cached methods return. */
public final class MonosProbe {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private MonosProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) {
    Redis.start();
    Larder.awaitSite("bean", () -> Monos.bean(-1));
    Larder.awaitSite("nothing", () -> Monos.nothing(-1));
    Larder.awaitSite("failing", () -> Monos.failing(-1));
    Larder.awaitSite("joined", () -> Monos.joined(-1));
    Larder.awaitSite("filtered", () -> Monos.filtered(new Futures.Filter("-1")));
    Larder.awaitSite("held", () -> Monos.held(-1));
    Larder.awaitSite("of-context", () -> Monos.ofContext(-1));
    Larder.awaitSite("stored", () -> Monos.stored(-1));
    Larder.awaitSite("store", () -> Monos.store(-1, 0));
    Larder.awaitSite("store-all", () -> Monos.storeAll(-1, 0, 0));
    Larder.awaitSite("change", () -> Monos.change(-1));
    check("warm", () -> Runs.hit(() -> get(Monos.bean(-1))));
    check("nothing-runs-before-somebody-subscribes", MonosProbe::lazy);
    check("each-subscription-looks-for-itself", MonosProbe::eachSubscription);
    check("each-subscriber-has-its-own", MonosProbe::copies);
    check("an-empty-one-is-remembered", MonosProbe::empty);
    check("errors-are-as-they-were-and-not-kept", MonosProbe::errors);
    check("an-exception-that-wraps-another-stays-it", MonosProbe::joined);
    check("an-argument-that-can-change", MonosProbe::changing);
    check("nothing-is-kept-within-a-transaction", MonosProbe::withinTransaction);
    check("one-that-outlives-its-rule", MonosProbe::switchedOff);
    check("one-load-for-64-subscribers", MonosProbe::oneLoad);
    check("the-origin-has-the-subscribers-context", MonosProbe::context);
    check("a-write-drops-when-its-work-is-done", MonosProbe::writes);
    check("also-when-its-work-is-many-things", MonosProbe::writesOfMany);
    Checks.end();
  }

  private static void writes() throws Exception {
    Mono<Integer> write = Monos.store(1, 5);
    for (int value = 6; value < 9; value++) {
      int unused = Runs.hit(() -> get(Monos.stored(1)));
      int now = value;
      equal(now, get(Monos.store(1, now).flatMap(stored -> Monos.stored(1))));
    }
    int unused = Runs.hit(() -> get(Monos.stored(1)));
    for (int i = 0; i < 2; i++) {
      get(write);
      equal(5, get(Monos.stored(1)));
    }
  }

  private static void writesOfMany() throws Exception {
    Flux<Integer> write = Monos.storeAll(1, 10, 11);
    int unused = Runs.hit(() -> get(Monos.stored(1)));
    equal(11, get(write.then(Mono.defer(() -> Monos.stored(1)))));
  }

  private static <T> T get(Mono<T> mono) throws Exception {
    return mono.toFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private static void lazy() throws Exception {
    int before = Runs.count();
    Mono<Returns.Bean> mono = Monos.bean(1);
    Checks.pause(50);
    equal(0, Runs.count() - before);
    equal(new Returns.Bean("b", 1, "t"), get(mono));
    equal(1, Runs.count() - before);
  }

  /** One that was made before a write is subscribed to after it. */
  private static void eachSubscription() throws Exception {
    Mono<Returns.Bean> mono = Monos.bean(2);
    equal(new Returns.Bean("b", 2, "t"), get(mono));
    that(Runs.hit(() -> get(mono)) != null, "no hit");
    Monos.change(2);
    that(!Runs.isHit(() -> get(mono)), "what was dropped is served");
  }

  private static void copies() throws Exception {
    Mono<Returns.Bean> mono = Monos.bean(3);
    get(mono).rename("changed");
    Runs.hit(() -> get(mono)).rename("changed");
    equal(new Returns.Bean("b", 3, "t"), get(mono));
  }

  private static void empty() throws Exception {
    equal(false, get(Monos.nothing(1).hasElement()));
    equal(false, Runs.hit(() -> get(Monos.nothing(1).hasElement())));
  }

  private static void errors() throws Exception {
    for (int i = 0; i < 3; i++) {
      int before = Runs.count();
      Throwable told =
          get(Monos.failing(1).map(Object.class::cast).onErrorResume(Mono::just))
                  instanceof Throwable thrown
              ? thrown
              : null;
      equal(IllegalArgumentException.class, told.getClass());
      equal("no 1", told.getMessage());
      equal(1, Runs.count() - before);
    }
  }

  private static void joined() throws Exception {
    Class<?> told =
        get(
            Monos.joined(1)
                .<Class<?>>map(String::getClass)
                .onErrorResume(thrown -> Mono.just(thrown.getClass())));
    equal(CompletionException.class, told);
  }

  private static void changing() throws Exception {
    Futures.Filter filter = new Futures.Filter("a");
    Mono<String> mono = Monos.filtered(filter);
    filter.name = "b";
    equal("of b", get(mono));
    Runs.neverHits("of a", () -> get(Monos.filtered(new Futures.Filter("a"))));
  }

  private static void withinTransaction() throws Exception {
    Class<?> key =
        Class.forName(
            "org.springframework.transaction.reactive.TransactionContextHolder",
            false,
            MonosProbe.class.getClassLoader());
    Mono<Returns.Bean> within =
        Monos.bean(50).contextWrite(context -> context.put(key, "a transaction"));
    Runs.neverHits(new Returns.Bean("b", 50, "t"), () -> get(within));
    that(!Runs.isHit(() -> get(Monos.bean(50))), "it was kept");
  }

  private static void switchedOff() throws Exception {
    Mono<Returns.Bean> mono = Monos.bean(60);
    that(Runs.hit(() -> get(mono)) != null, "no hit");
    Larder.enable("bean", false);
    Runs.neverHits(new Returns.Bean("b", 60, "t"), () -> get(mono));
    Larder.enable("bean", true);
    that(Runs.hit(() -> get(mono)) != null, "no hit");
  }

  private static void oneLoad() throws Exception {
    int before = Runs.count();
    CompletableFuture<Long> all =
        Flux.range(0, 64).map(Checks::inTurn).flatMap(i -> Monos.held(1), 64).count().toFuture();
    Checks.await("the origin runs", LIMIT, () -> Runs.count() > before);
    Checks.pause(1_000);
    that(!all.isDone(), "it is done too early");
    Monos.HELD.tryEmitValue("come");
    equal(64L, all.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
    equal(1, Runs.count() - before);
  }

  private static void context() throws Exception {
    Mono<String> mono = Monos.ofContext(1).contextWrite(context -> context.put("user", "somebody"));
    equal("somebody 1", get(mono));
  }
}
