package dev.larder.launch;

import dev.larder.engine.flight.Flights;
import dev.larder.invalidation.Invalidator;
import dev.larder.store.near.NearGate;
import java.util.List;

/** What this JVM holds and loads. */
record ThisJvm(Flights flights, NearGate near) implements Invalidator.Local {
  @Override
  public void drop(String key) {
    flights.doom(key);
    near.moved(key);
  }

  @Override
  public Runnable hold(List<String> keys) {
    return flights.hold(keys);
  }

  @Override
  public Runnable holdAll() {
    return flights.holdAll();
  }
}
