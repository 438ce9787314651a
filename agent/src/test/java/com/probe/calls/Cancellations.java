package com.probe.calls;

import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;
import static com.probe.calls.FuturesProbe.begun;
import static com.probe.calls.FuturesProbe.get;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Callers that give up on what is to come. */
final class Cancellations {
  private Cancellations() {}

  static void ofOne() throws Exception {
    CompletableFuture<String> leader = begun(4);
    CompletableFuture<String> follower = Futures.held(4);
    CompletableFuture<String> other = Futures.held(4);
    Checks.pause(50);
    that(leader.cancel(true) && other.cancel(true), "not cancelled");
    Futures.BEGUN.get(4).complete("come");
    equal("come", get(follower));
    that(leader.isCancelled() && other.isCancelled(), "they are not cancelled");
    equal("come", get(Futures.held(4)));
  }

  static void alone() {
    CompletableFuture<String> only = begun(5);
    only.cancel(true);
    Checks.await(
        "the origin's is cancelled", FuturesProbe.LIMIT, () -> Futures.BEGUN.get(5).isCancelled());
  }

  static void withOthers() throws Exception {
    int before = Runs.count();
    CompletableFuture<String> leader = begun(50);
    CompletableFuture<String> follower = Futures.held(50);
    Checks.pause(100);
    leader.cancel(true);
    List<CompletableFuture<String>> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(Futures.held(50));
    }
    Checks.pause(100);
    Futures.BEGUN.get(50).complete("come");
    equal("come", get(follower));
    for (CompletableFuture<String> other : others) {
      equal("come", get(other));
    }
    equal(1, Runs.count() - before);
  }
}
