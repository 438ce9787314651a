package dev.larder.corpus.app;

import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** Objects that are more than their fields. */
@Kind(
    value = "Objects that are more than their fields",
    rows = {
      Odd.Captured.class,
      Odd.Local.class,
      Odd.Holding.class,
      Odd.Extending.class,
      Odd.Empty.class,
      Odd.Endless.class
    })
@SuppressWarnings({"UnusedVariable", "ClassCanBeStatic", "UnnecessaryLambda"}) // the point of it
public final class Odd {
  private final int number = 3;

  private Odd() {}

  class Inner {
    private final int value = number;
  }

  interface Named {
    String name();
  }

  static class Plain {
    private int value = 1;
  }

  private static Plain capturing(String text) {
    class Capturing extends Plain {
      private final int length = text.length();

      @Override
      public String toString() {
        return text + length;
      }
    }
    return new Capturing();
  }

  @Row(
      value = "inner and anonymous classes, local ones with captured variables",
      auto = Fate.REFUSED)
  static final class Captured {
    Inner inner() {
      return new Odd().new Inner();
    }

    Plain anonymous() {
      return new Plain() {
        @Override
        public String toString() {
          return "other";
        }
      };
    }

    Plain capturing() {
      return Odd.capturing("a");
    }

    List<String> doubleBraces() {
      return new ArrayList<>() {
        private static final long serialVersionUID = 1L;

        {
          add("a");
        }
      };
    }

    Named lambda() {
      return () -> "a";
    }

    Named proxy() {
      return (Named)
          Proxy.newProxyInstance(
              Odd.class.getClassLoader(),
              new Class<?>[] {Named.class},
              (self, method, arguments) -> "a");
    }
  }

  record Box<T>(T value) {}

  @Row("nested classes that are private or in a private class")
  static final class Local {
    private static final class Hidden {
      private final String text = "a";

      private record Deeper(int number) {}
    }

    List<Hidden> hidden() {
      return new ArrayList<>(List.of(new Hidden()));
    }

    Hidden.Deeper deeper() {
      return new Hidden.Deeper(3);
    }

    Box<Hidden.Deeper> box() {
      return new Box<>(new Hidden.Deeper(4));
    }
  }

  static final class Locked {
    private final ReentrantLock lock = new ReentrantLock();
    private int value = 1;
  }

  static final class Logging {
    private final Logger log = null;
    private int value = 1;
  }

  static final class Lazy {
    private final Supplier<String> text = () -> "a";
  }

  static final class Referring {
    private final AtomicReference<String> text = new AtomicReference<>("a");
  }

  static final class Typed {
    private final Class<?> type = String.class;
  }

  static final class Threaded {
    private final ThreadLocal<String> text = new ThreadLocal<>();
  }

  static final class Failed {
    private final Exception cause = new IllegalStateException("a");
  }

  record Open(String name, Object lock) {}

  static final class Guarded {
    private final transient Object lock = new Object();
    private int value = 1;
  }

  @Row(
      value = "classes with a field that is a lock, a logger, a lambda, a class, an exception",
      auto = Fate.REFUSED)
  static final class Holding {
    Locked locked() {
      return new Locked();
    }

    Logging logging() {
      return new Logging();
    }

    Lazy lazy() {
      return new Lazy();
    }

    Referring referring() {
      return new Referring();
    }

    Typed typed() {
      return new Typed();
    }

    Threaded threaded() {
      return new Threaded();
    }

    Failed failed() {
      return new Failed();
    }

    Guarded guarded() {
      return new Guarded();
    }

    Open lockAsObject() {
      return new Open("a", new Object());
    }
  }

  static final class Attributes extends HashMap<String, String> {
    private static final long serialVersionUID = 1L;
    private final String owner = "Ann";
  }

  static final class Worker extends Thread {
    private final String job = "a";
  }

  @SuppressWarnings("serial")
  static final class Amount extends Number {
    private final long cents = 5;

    @Override
    public int intValue() {
      return (int) cents;
    }

    @Override
    public long longValue() {
      return cents;
    }

    @Override
    public float floatValue() {
      return cents;
    }

    @Override
    public double doubleValue() {
      return cents;
    }
  }

  @Row(value = "classes that extend one of the JDK", auto = Fate.REFUSED)
  static final class Extending {
    Attributes attributes() {
      return new Attributes();
    }

    Map<String, String> declaredAsMap() {
      return new Attributes();
    }

    Worker worker() {
      return new Worker();
    }

    Amount amount() {
      return new Amount();
    }
  }

  static final class Marker {}

  @Row(value = "classes without a field", auto = Fate.REFUSED)
  static final class Empty {
    Marker marker() {
      return new Marker();
    }

    Box<Marker> within() {
      return new Box<>(new Marker());
    }
  }

  static final class Grows<T> {
    T value;
    Grows<List<T>> next;
  }

  @Row(value = "a class that holds itself with ever larger type arguments", auto = Fate.REFUSED)
  static final class Endless {
    Grows<String> grows() {
      return new Grows<>();
    }
  }
}
