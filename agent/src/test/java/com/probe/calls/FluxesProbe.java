package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;

/** Subscriptions to what cached methods return that bring several things. */
public final class FluxesProbe {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private FluxesProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) {
    Redis.start();
    Larder.awaitSite("beans", () -> Fluxes.beans(0));
    Larder.awaitSite("numbers", () -> Fluxes.numbers(0));
    Larder.awaitSite("failing", () -> Fluxes.failing(-1));
    Larder.awaitSite("streamed", () -> Fluxes.streamed(-1));
    Larder.awaitSite("held", () -> Fluxes.held(-1));
    check("warm", () -> Runs.hit(() -> get(Fluxes.beans(1))));
    check("all-in-their-order", FluxesProbe::order);
    check("none-is-an-answer", FluxesProbe::none);
    check("what-its-subscribers-change-is-their-own", FluxesProbe::copies);
    check("errors-come-behind-what-came-before-and-nothing-is-kept", FluxesProbe::errors);
    check("one-that-was-not-read-to-its-end-is-not-kept", FluxesProbe::cancelled);
    check("one-that-asks-for-few-at-a-time", FluxesProbe::demand);
    check("as-many-as-are-kept", FluxesProbe::most);
    check("too-many-to-be-kept", FluxesProbe::tooMany);
    check("nothing-is-kept-within-a-transaction", FluxesProbe::withinTransaction);
    check("what-cannot-change-passes-as-it-comes", FluxesProbe::streamed);
    check("one-load-for-64-subscribers", FluxesProbe::oneLoad);
    Checks.end();
  }

  private static <T> List<T> get(Flux<T> flux) throws Exception {
    return flux.collectList().toFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private static List<Object> list(Object... elements) {
    return new ArrayList<>(Arrays.asList(elements));
  }

  private static List<Returns.Bean> beans(int count) {
    List<Returns.Bean> beans = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      beans.add(new Returns.Bean("b", i, "t"));
    }
    return beans;
  }

  private static void order() throws Exception {
    Flux<Returns.Bean> flux = Fluxes.beans(20);
    equal(beans(20), get(flux));
    equal(beans(20), Runs.hit(() -> get(flux)));
  }

  private static void none() throws Exception {
    equal(list(), get(Fluxes.numbers(0)));
    equal(list(), Runs.hit(() -> get(Fluxes.numbers(0))));
  }

  private static void copies() throws Exception {
    Flux<Returns.Bean> flux = Fluxes.beans(3).doOnNext(bean -> bean.rename("changed"));
    get(flux);
    Runs.hit(() -> get(flux));
    equal(beans(3), Runs.hit(() -> get(Fluxes.beans(3))));
  }

  private static void errors() throws Exception {
    for (int i = 0; i < 3; i++) {
      int before = Runs.count();
      equal(
          list("a", "b", "no 1"),
          get(Fluxes.failing(1).onErrorResume(thrown -> Flux.just(thrown.getMessage()))));
      equal(1, Runs.count() - before);
    }
  }

  private static void cancelled() throws Exception {
    Runs.neverHits(list(0), () -> get(Fluxes.numbers(50).take(1)));
    equal(50, get(Fluxes.numbers(50)).size());
    equal(list(0), Runs.hit(() -> get(Fluxes.numbers(50).take(1))));
  }

  private static void demand() throws Exception {
    for (int i = 0; i < 2; i++) {
      CompletableFuture<Integer> sum = new CompletableFuture<>();
      Fluxes.numbers(40 + i).subscribe(new OneByOne(sum));
      equal(40 * 39 / 2 + i * 40, sum.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
    }
  }

  private static void most() throws Exception {
    equal(10_000, get(Fluxes.numbers(10_000)).size());
    equal(10_000, Runs.hit(() -> get(Fluxes.numbers(10_000))).size());
  }

  private static void tooMany() throws Exception {
    List<Integer> all = get(Fluxes.numbers(10_001));
    Runs.neverHits(all, () -> get(Fluxes.numbers(10_001)));
    equal(10_001, all.size());
    equal(10_001, get(Fluxes.beans(10_001)).size());
    String error = (String) Larder.ofRule("numbers", "LastError");
    that(error.contains("a Flux of more than 10000 elements"), error);
  }

  private static void withinTransaction() throws Exception {
    Class<?> key =
        Class.forName(
            "org.springframework.transaction.reactive.TransactionContextHolder",
            false,
            FluxesProbe.class.getClassLoader());
    Flux<Integer> within = Fluxes.numbers(5).contextWrite(context -> context.put(key, "one"));
    Runs.neverHits(list(0, 1, 2, 3, 4), () -> get(within));
    that(!Runs.isHit(() -> get(Fluxes.numbers(5))), "it was kept");
  }

  private static void streamed() throws Exception {
    int before = Runs.count();
    Queue<String> come = new ConcurrentLinkedQueue<>();
    CompletableFuture<Long> all = Fluxes.streamed(1).doOnNext(come::add).count().toFuture();
    Checks.await("the origin runs", LIMIT, () -> Runs.count() > before);
    Fluxes.STREAM.tryEmitNext("first");
    Checks.await("the first one", LIMIT, () -> come.contains("first"));
    Fluxes.STREAM.tryEmitNext("second");
    Fluxes.STREAM.tryEmitComplete();
    equal(2L, all.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
    equal(list("first", "second"), Runs.hit(() -> get(Fluxes.streamed(1))));
    equal(1, Runs.count() - before);
  }

  private static void oneLoad() throws Exception {
    int before = Runs.count();
    Queue<Integer> come = new ConcurrentLinkedQueue<>();
    CompletableFuture<Long> all =
        Flux.range(0, 64)
            .map(Checks::inTurn)
            .flatMap(i -> Fluxes.held(1).doOnNext(bean -> come.add(i)), 64)
            .count()
            .toFuture();
    Checks.await("the origin runs", LIMIT, () -> Runs.count() > before);
    Fluxes.HELD.tryEmitNext(new Returns.Bean("b", 1, "t"));
    Checks.pause(1_000);
    that(come.isEmpty(), "what can change came before it was kept");
    Fluxes.HELD.tryEmitNext(new Returns.Bean("b", 2, "t"));
    Fluxes.HELD.tryEmitComplete();
    equal(128L, all.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
    equal(1, Runs.count() - before);
  }
}
