package com.probe.start;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Once it has been up for a while, has the JVM link one lambda after the other and loads nothing.
 */
public final class ManyLambdas {
  private static final int COUNT = 300;
  private static final int BEFORE = 20;

  private ManyLambdas() {}

  /** Linked with its first call. */
  public static final class Linked implements Supplier<Runnable> {
    @Override
    public Runnable get() {
      return () -> {};
    }
  }

  /** Has a class of its own of {@link Linked}. */
  private static final class Copy extends ClassLoader {
    Supplier<?> made(byte[] code) throws ReflectiveOperationException {
      Class<?> copy = defineClass(Linked.class.getName(), code, 0, code.length);
      return (Supplier<?>) copy.getConstructor().newInstance();
    }
  }

  /** Prints {@code linked}. */
  public static void main(String[] arguments) throws Exception {
    List<Supplier<?>> all = new ArrayList<>();
    byte[] code = code();
    for (int i = 0; i < COUNT; i++) {
      all.add(new Copy().made(code));
    }
    for (int i = 0; i < BEFORE; i++) {
      ((Runnable) all.get(i).get()).run();
    }
    Thread.sleep(Long.parseLong(arguments[0]));
    for (Supplier<?> each : all) {
      ((Runnable) each.get()).run();
    }
    System.out.println("linked");
  }

  private static byte[] code() throws IOException {
    String name = Linked.class.getName().replace('.', '/') + ".class";
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
