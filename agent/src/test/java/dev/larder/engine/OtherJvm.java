package dev.larder.engine;

import dev.larder.engine.entry.Lookup;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.lock.Leading;
import dev.larder.engine.lock.Led;
import java.util.function.Supplier;

/** Has the lock of every key while it loads; asks nobody where nothing is served meanwhile. */
final class OtherJvm implements Leading {
  boolean loads = true;
  int asked;

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public Led lead(Flight flight, Supplier<Lookup> look) {
    return new Led(Led.Next.LOAD, look.get());
  }

  @Override
  public boolean leadAtOnce(Flight flight, Supplier<Lookup> look) {
    asked++;
    Lookup unused = look.get();
    return !loads;
  }
}
