package dev.larder.protect;

import dev.larder.secret.Secret;
import dev.larder.secret.Secrets;
import dev.larder.store.FakeStore;
import dev.larder.store.Store;
import dev.larder.store.StoreContract;
import dev.larder.time.Ticker;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;

/** What is no entry passes, with a key, too. */
class ProtectedContractTest extends StoreContract {
  private final ProtectedStore store = new ProtectedStore(new FakeStore(Ticker.system()));

  @BeforeEach
  void protect() {
    String unused =
        store.protect(new Secrets(Objects.requireNonNull(Secret.of("1".repeat(64))), null));
  }

  @Override
  protected Store store() {
    return store;
  }
}
