package dev.larder.store;

import dev.larder.time.Ticker;

class FakeLocksTest extends LockStoreContract {
  private final FakeLocks locks = new FakeLocks(Ticker.system());

  @Override
  protected LockStore locks() {
    return locks;
  }
}
