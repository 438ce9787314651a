package dev.larder.corpus.jdk;

import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is no value, or is one only here and now. */
@Kind(
    value = "What is not a value",
    rows = {
      Live.Once.class,
      Live.Resources.class,
      Live.Later.class,
      Live.OfThisJvm.class,
      Live.Failures.class,
      Live.Functions.class,
      Live.Classes.class,
      Live.Within.class
    })
@SuppressWarnings("JdkObsolete") // what applications return
public final class Live {
  private Live() {}

  @Row(value = "`Stream`, `Iterator`, `Iterable`, `Enumeration`", auto = Fate.REFUSED)
  static final class Once {
    Stream<String> stream() {
      return Stream.of("a");
    }

    IntStream ints() {
      return IntStream.range(0, 3);
    }

    Iterator<String> iterator() {
      return List.of("a").iterator();
    }

    Iterable<String> iterable() {
      return List.of("a");
    }

    Enumeration<String> enumeration() {
      return java.util.Collections.emptyEnumeration();
    }
  }

  @Row(value = "`InputStream`, `Reader`, `Connection`, `ResultSet`", auto = Fate.REFUSED)
  static final class Resources {
    InputStream input() {
      return new ByteArrayInputStream(new byte[1]);
    }

    Reader reader() {
      return new StringReader("a");
    }

    Connection connection() {
      return null;
    }

    ResultSet rows() {
      return null;
    }
  }

  @Row(value = "`CompletableFuture`, `Future`, `Flow.Publisher`", auto = Fate.REFUSED)
  static final class Later {
    CompletableFuture<String> completable() {
      return CompletableFuture.completedFuture("a");
    }

    CompletionStage<String> stage() {
      return completable();
    }

    Future<String> future() {
      return completable();
    }

    Flow.Publisher<String> publisher() {
      return null;
    }
  }

  @Row(value = "`Class`, `Method`, `Thread`, `ClassLoader`", auto = Fate.REFUSED)
  static final class OfThisJvm {
    Class<?> type() {
      return String.class;
    }

    Method method() {
      return String.class.getMethods()[0];
    }

    Thread thread() {
      return Thread.currentThread();
    }

    ClassLoader loader() {
      return Live.class.getClassLoader();
    }
  }

  @Row(value = "exceptions as results", auto = Fate.REFUSED)
  static final class Failures {
    static final class NotFound extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }

    Exception exception() {
      return new IllegalStateException("a");
    }

    Throwable throwable() {
      return new UncheckedIOException(new java.io.IOException("a"));
    }

    NotFound own() {
      return new NotFound();
    }

    Optional<Exception> maybe() {
      return Optional.of(new IllegalStateException("a"));
    }
  }

  @Row(
      value = "`Supplier`, `Function`, `Runnable` and other lambdas, `Lock`, `ExecutorService`",
      auto = Fate.REFUSED)
  static final class Functions {
    Supplier<String> supplier() {
      return () -> "a";
    }

    Function<String, Integer> function() {
      return String::length;
    }

    Runnable task() {
      return () -> {};
    }

    Lock lock() {
      return new ReentrantLock();
    }

    ExecutorService workers() {
      return null;
    }
  }

  @Row(
      value =
          "`URL`, `File`, `Path`, `InetAddress`, `Pattern`, `Charset`, `ByteBuffer`, `AtomicReference`, `LongAdder`,"
              + " `StringBuffer`, `Random`, `WeakReference`",
      auto = Fate.REFUSED)
  static final class Classes {
    URL url() throws java.net.MalformedURLException {
      return new URL("https://shop.example/");
    }

    File file() {
      return new File("a");
    }

    Path path() {
      return Path.of("a");
    }

    InetAddress address() {
      return InetAddress.getLoopbackAddress();
    }

    Pattern pattern() {
      return Pattern.compile("a+");
    }

    Charset charset() {
      return java.nio.charset.StandardCharsets.UTF_8;
    }

    ByteBuffer buffer() {
      return ByteBuffer.allocate(3);
    }

    AtomicReference<String> reference() {
      return new AtomicReference<>("a");
    }

    WeakReference<String> weak() {
      return new WeakReference<>("a");
    }

    LongAdder adder() {
      return new LongAdder();
    }

    StringBuffer text() {
      return new StringBuffer("a");
    }

    Random random() {
      return new Random(1);
    }
  }

  @Row(value = "one of these within a value: `List<Stream<…>>`, `Object`", auto = Fate.REFUSED)
  static final class Within {
    List<Stream<String>> streams() {
      return List.of(Stream.of("a"));
    }

    Object anything() {
      return new ReentrantLock();
    }

    List<Object> nested() {
      return List.of("a", Pattern.compile("b"));
    }

    Object bare() {
      return new Object();
    }
  }
}
