package com.probe.calls;

import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/** Asks for one number after the other and adds them up. */
final class OneByOne extends BaseSubscriber<Integer> {
  private final CompletableFuture<Integer> result;
  private int sum;

  OneByOne(CompletableFuture<Integer> result) {
    this.result = result;
  }

  @Override
  protected void hookOnSubscribe(Subscription subscription) {
    request(1);
  }

  @Override
  protected void hookOnNext(Integer value) {
    sum += value;
    request(1);
  }

  @Override
  protected void hookOnComplete() {
    result.complete(sum);
  }
}
