package com.probe.calls;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** One method of each kind. */
class Kinds {
  static final AtomicInteger FINALLY = new AtomicInteger();
  private final String prefix;

  Kinds(String prefix) {
    this.prefix = prefix;
  }

  static long ofStatic(long id) {
    Runs.ran();
    return id * 2;
  }

  static synchronized String ofStaticSynchronized(int id) {
    Runs.ran();
    return "ss" + id;
  }

  private String ofPrivate(String id) {
    Runs.ran();
    return prefix + id;
  }

  String callPrivate(String id) {
    return ofPrivate(id);
  }

  final int ofFinal(int id) {
    Runs.ran();
    return id + 1;
  }

  synchronized String ofSynchronized(String id) {
    Runs.ran();
    return prefix + id;
  }

  <T extends Comparable<T>> String generic(T value) {
    Runs.ran();
    return prefix + value;
  }

  String varargs(String... words) {
    Runs.ran();
    return String.join("+", words);
  }

  int inner(int id) {
    Runs.ran();
    return id * 10;
  }

  int selfInvoked(int id) {
    return inner(id) + inner(id);
  }

  long fib(int n) {
    Runs.ran();
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
  }

  int sameKey(String key, int depth) {
    Runs.ran();
    return depth == 0 ? 0 : 1 + sameKey(key, depth - 1);
  }

  String oddSlots(
      byte b, long l, int i, double d, short s, long m, float f, boolean z, char c, Long boxed) {
    Runs.ran();
    return b + "," + l + "," + i + "," + d + "," + s + "," + m + "," + f + "," + z + "," + c + ","
        + boxed;
  }

  static double oddStatic(double d, int i, long l) {
    Runs.ran();
    return d + i + l;
  }

  @SuppressWarnings("ParameterReassigned")
  String reassigned(String name, int n, long wide) {
    Runs.ran();
    name = name + "/" + n;
    n = n * 100;
    wide = -wide;
    return name + n + wide;
  }

  String tryFinally(String id) {
    try {
      Runs.ran();
      return prefix + id;
    } finally {
      FINALLY.incrementAndGet();
    }
  }

  @SuppressWarnings("finally")
  int nestedTry(int id) {
    int result = 0;
    for (int i = 0; i < 3; i++) {
      try {
        Runs.ran();
        if (i == id) {
          throw new IllegalStateException("caught");
        }
        result += i;
      } catch (IllegalStateException caught) {
        result += 100;
      } finally {
        result += 1000;
      }
    }
    return result;
  }

  String lambdas(String id) {
    Function<String, String> add = text -> prefix + text + id;
    Supplier<Integer> length = id::length;
    Runs.ran();
    return add.apply("-") + length.get();
  }

  int manyReturns(int id) {
    Runs.ran();
    if (id % 4 == 0) {
      return 1;
    }
    while (true) {
      if (id % 7 == 0) {
        return id;
      }
      id++;
    }
  }

  String noArguments() {
    Runs.ran();
    return "alone";
  }

  /** An inner class. */
  class Inner {
    String find(String id) {
      Runs.ran();
      return prefix + "inner" + id;
    }
  }

  /** A nested class. */
  static class Nested {
    private final int factor = 7;

    int find(int id) {
      Runs.ran();
      return factor * id;
    }
  }

  /** A record. */
  record Point(int x, int y) {
    long scaled(int factor) {
      Runs.ran();
      return (long) x * factor + y;
    }
  }

  /** An enum whose constants have bodies. */
  enum Planet {
    EARTH {
      @Override
      double weight(int kilos) {
        Runs.ran();
        return kilos * 9.81;
      }
    },
    MARS {
      @Override
      double weight(int kilos) {
        Runs.ran();
        return kilos * 3.71;
      }
    };

    abstract double weight(int kilos);

    String describe(int id) {
      Runs.ran();
      return name() + id;
    }
  }

  /** An interface with a body, and one that it keeps to itself. */
  interface Greeter {
    default String greet(String name) {
      Runs.ran();
      return "hello " + name;
    }

    private String whispered(String name) {
      Runs.ran();
      return "psst " + name;
    }

    static String shouted(String name) {
      Runs.ran();
      return "HEY " + name;
    }

    default String whisper(String name) {
      return whispered(name);
    }
  }

  /** Implements nothing anew. */
  static final class Polite implements Greeter {}

  /** An object with a generic method from above. */
  abstract static class Repository<T, I> {
    T find(I id) {
      Runs.ran();
      return load(id);
    }

    abstract T load(I id);
  }
}
