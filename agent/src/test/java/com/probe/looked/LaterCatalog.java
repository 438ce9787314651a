package com.probe.looked;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import kotlin.coroutines.Continuation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Methods whose results come later. */
public final class LaterCatalog {
  static {
    Kind.say("LaterCatalog");
  }

  public CompletableFuture<Item> future(long id) {
    return CompletableFuture.completedFuture(new Item(id, Kind.BOOK));
  }

  public Mono<Item> mono(long id) {
    return Mono.just(new Item(id, Kind.BOOK));
  }

  public Flux<Item> flux(long id) {
    return Flux.just(new Item(id, Kind.BOOK));
  }

  public Future<Item> old(long id) {
    return future(id);
  }

  /** As Kotlin compiles {@code suspend fun suspended(id: Long): Item}. */
  public Object suspended(long id, Continuation<? super Item> continuation) {
    return new Item(id, Kind.BOOK);
  }
}
