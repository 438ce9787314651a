package com.probe.loaders;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/** Fifty threads that load the same thousand classes through three loaders, each in its order. */
public final class RushProbe {
  private static final int THREADS = 50;
  private static final int CLASSES = 1_000;

  private RushProbe() {}

  /** The folder of the classes {@code com.probe.made.C0} and so on. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    URL url = folder.toUri().toURL();
    List<ClassLoader> loaders =
        List.of(
            new URLClassLoader(new URL[] {url}),
            new ChildFirstLoader(url),
            new JavaOnlyLoader(folder));
    System.out.println("right: " + rush(loaders));
    long[] deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    System.out.println("deadlocked: " + (deadlocked == null ? 0 : deadlocked.length));
    for (ClassLoader loader : loaders) {
      for (int i = 3; i < CLASSES; i += 100) {
        Object service = instance(loader, i);
        System.out.println(loader.getClass().getSimpleName() + " " + Visit.of(service, 7));
      }
    }
    System.exit(0);
  }

  private static long rush(List<ClassLoader> loaders) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CountDownLatch go = new CountDownLatch(1);
    List<Future<Long>> counts = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Random order = new Random(i);
      counts.add(
          threads.submit(
              () -> {
                go.await();
                return loadAll(loaders, order);
              }));
    }
    go.countDown();
    long right = 0;
    for (Future<Long> count : counts) {
      right += count.get(120, TimeUnit.SECONDS);
    }
    return right;
  }

  private static long loadAll(List<ClassLoader> loaders, Random order) throws Exception {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < CLASSES; i++) {
      numbers.add(i);
    }
    Collections.shuffle(numbers, order);
    long right = 0;
    for (int number : numbers) {
      for (ClassLoader loader : loaders) {
        Object answer = ((LongFunction<?>) instance(loader, number)).apply(number);
        right += answer.equals(number + " of C" + number) ? 1 : 0;
      }
    }
    return right;
  }

  /** By a handle: reflection would define classes below the loader, see {@link JavaOnlyLoader}. */
  private static Object instance(ClassLoader loader, int number) throws Exception {
    Class<?> type = loader.loadClass("com.probe.made.C" + number);
    MethodHandle constructor =
        MethodHandles.publicLookup().findConstructor(type, MethodType.methodType(void.class));
    try {
      return constructor.invoke();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
