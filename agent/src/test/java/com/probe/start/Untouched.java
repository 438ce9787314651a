package com.probe.start;

import java.lang.reflect.Field;
import java.nio.file.FileSystems;
import java.util.Optional;
import javax.management.MBeanServerFactory;

/** Tells what of the JDK had been set up, fixed or opened before main. */
public final class Untouched {
  private Untouched() {}

  public static void main(String[] args) throws NoSuchFieldException {
    if (args.length > 0) {
      callCatalogUntil(args[0]);
    }
    System.out.println("MBean servers: " + MBeanServerFactory.findMBeanServer(null).size());
    System.setProperty("java.nio.file.spi.DefaultFileSystemProvider", OwnFiles.class.getName());
    System.out.println("default files: " + FileSystems.getDefault().provider().getClass());
    Field value = String.class.getDeclaredField("value");
    try {
      value.setAccessible(true);
      System.out.println("java.lang: open");
    } catch (RuntimeException closed) {
      System.out.println("java.lang: " + closed.getClass().getSimpleName());
    }
    System.out.println("own classes: " + visible("dev.larder.launch.Launch"));
  }

  private static void callCatalogUntil(String millis) {
    try {
      Shopping.main(new String[] {millis});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Class<?>> visible(String name) {
    try {
      return Optional.of(Class.forName(name));
    } catch (ClassNotFoundException absent) {
      return Optional.empty();
    }
  }
}
