package com.probe.calls;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** Types that patterns mean by more than their names. */
final class Patterns {
  private Patterns() {}

  /** On a class or a method. */
  @Retention(RetentionPolicy.CLASS)
  @interface Marked {}

  /** Found by the beginning of its method's name. */
  static final class Wildly {
    String findOne(long id) {
      Runs.ran();
      return "one" + id;
    }

    String findOther(long id) {
      Runs.ran();
      return "other" + id;
    }

    String load(long id) {
      Runs.ran();
      return "load" + id;
    }

    static String findStatic(long id) {
      Runs.ran();
      return "static" + id;
    }

    native String findNative(long id);
  }

  /** Has others below it. */
  abstract static class Above {
    abstract String get(long id);
  }

  /** Between. */
  abstract static class Between extends Above {}

  /** Two steps below. */
  static final class Below extends Between {
    @Override
    String get(long id) {
      Runs.ran();
      return "below" + id;
    }
  }

  /** Called by its interface. */
  interface Prices {
    String price(long id);
  }

  /** One more step. */
  interface MorePrices extends Prices {}

  /** Implements both. */
  static final class Euros implements MorePrices {
    @Override
    public String price(long id) {
      Runs.ran();
      return id + " EUR";
    }
  }

  /** Has the body, and is no {@link Prices}. */
  static class Pricing {
    public String price(long id) {
      Runs.ran();
      return id + " by another";
    }
  }

  /** Has only the interface. */
  static final class Borrowed extends Pricing implements Prices {}

  /** What repositories have in common. */
  interface Crud<T, I> {
    Optional<T> findById(I id);

    <S extends T> S save(S entity);
  }

  /** An owner. */
  record Owner(long id, String name) {}

  /** A pet. */
  record Pet(long id, String name) {}

  /** A type of its own. */
  interface Owners extends Crud<Owner, Long> {}

  /** Another. */
  interface Pets extends Crud<Pet, Long> {}

  /** What stands behind both; it is neither. */
  static final class Table implements Crud<Object, Object> {
    private final boolean ofPets;

    Table(boolean ofPets) {
      this.ofPets = ofPets;
    }

    @Override
    public Optional<Object> findById(Object id) {
      Runs.ran();
      long number = (Long) id;
      return Optional.of(ofPets ? new Pet(number, "pet") : new Owner(number, "owner"));
    }

    @Override
    public <S> S save(S entity) {
      Runs.ran();
      return entity;
    }
  }

  /** Marked as a whole. */
  @Marked
  static final class MarkedType {
    String get(long id) {
      Runs.ran();
      return "marked" + id;
    }
  }

  /** Marked in part. */
  static final class MarkedMethod {
    @Marked
    String get(long id) {
      Runs.ran();
      return "marked" + id;
    }

    String other(long id) {
      Runs.ran();
      return "other" + id;
    }
  }

  /** Overridden, and called by {@code super}. */
  static class Layer {
    String call(long id) {
      Runs.ran();
      return "layer" + id;
    }

    int write(long id) {
      return (int) id;
    }

    long sum(long n) {
      Runs.ran();
      return n == 0 ? 0 : n + sum(n - 1);
    }
  }

  /** Calls it. */
  static final class UpperLayer extends Layer {
    @Override
    String call(long id) {
      Runs.ran();
      return "upper " + super.call(id);
    }

    @Override
    int write(long id) {
      return 1 + super.write(id);
    }
  }

  /** A proxy that forwards, as frameworks make them. */
  static <T> T proxy(Class<T> type, Object target) {
    InvocationHandler forward =
        (proxy, method, arguments) -> {
          try {
            return target
                .getClass()
                .getMethod(method.getName(), method.getParameterTypes())
                .invoke(target, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return type.cast(
        Proxy.newProxyInstance(Patterns.class.getClassLoader(), new Class<?>[] {type}, forward));
  }
}
