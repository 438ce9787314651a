package com.bench;

import dev.larder.key.CompiledKey;
import dev.larder.key.KeyCompiler;
import dev.larder.key.KeyParameter;
import dev.larder.key.KeyScope;
import dev.larder.key.KeyTemplate;
import dev.larder.key.TemplateException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The text of a key with one number, of values that are there, against taking the values alone. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeyText {

  /** A compiled key and the values of as many calls as there are ids. */
  @State(Scope.Thread)
  public static class Calls {
    private final Object[] values = new Object[1_024];
    final CompiledKey key = compiled();
    private int turn;

    @Setup
    public void take() throws Throwable {
      MethodHandle taken = key.values(MethodType.methodType(Object.class, long.class));
      for (int i = 0; i < values.length; i++) {
        values[i] = (Object) taken.invokeExact(1_000_000L + i);
      }
    }

    private static CompiledKey compiled() {
      try {
        return KeyCompiler.compile(
            KeyTemplate.parse("product:{id}:v3"),
            new KeyScope(null, List.of(new KeyParameter("id", long.class))));
      } catch (TemplateException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    Object next() {
      turn = (turn + 1) & (values.length - 1);
      return values[turn];
    }
  }

  @Benchmark
  public String larder(Calls calls) {
    return calls.key.text(calls.next());
  }

  @Benchmark
  public Object nothing(Calls calls) {
    return calls.next();
  }
}
