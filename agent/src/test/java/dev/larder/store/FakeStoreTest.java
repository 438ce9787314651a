package dev.larder.store;

import dev.larder.time.Ticker;

class FakeStoreTest extends StoreContract {
  private final FakeStore store = new FakeStore(Ticker.system());

  @Override
  protected Store store() {
    return store;
  }
}
