package dev.larder.engine.entry;

import dev.larder.codec.CodecException;
import dev.larder.codec.ValueCodec;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Decodes what was encoded and compares, before any other caller can get it: the first {@value
 * #FIRST} values of a method, the first of every class, and then one in {@value #ONE_IN}. One
 * difference, and the method is cached no more. Runs on the leader's thread, since the value may be
 * changed by the application later. Thread-safe.
 */
final class RoundTripProof {
  private static final int FIRST = 20;
  private static final int ONE_IN = 1_000;

  private final ValueCodec codec;
  private final AtomicInteger proven = new AtomicInteger();
  private final Set<Class<?>> classes =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private volatile @Nullable String refusal;

  RoundTripProof(ValueCodec codec) {
    this.codec = codec;
  }

  @Nullable String refusal() {
    return refusal;
  }

  ValueCodec codec() {
    return codec;
  }

  /** The bytes of a value, once it has been proven where that is due. */
  byte[] encode(Object value) throws RefusedValueException {
    String known = refusal;
    if (known != null) {
      throw new RefusedValueException(known);
    }
    try {
      byte[] payload = codec.encode(value);
      if (isDue(value)) {
        prove(value, payload);
      }
      return payload;
    } catch (CodecException fault) {
      throw new RefusedValueException(String.valueOf(fault.getMessage()));
    }
  }

  private void prove(Object value, byte[] payload) throws RefusedValueException {
    String difference = codec.lost(value, payload);
    if (difference != null) {
      refusal = difference;
      throw new RefusedValueException(difference);
    }
  }

  private boolean isDue(Object value) {
    int count = proven.get();
    if (count < FIRST) {
      proven.incrementAndGet();
      classes.add(value.getClass());
      return true;
    }
    return ThreadLocalRandom.current().nextInt(ONE_IN) == 0 || classes.add(value.getClass());
  }
}
