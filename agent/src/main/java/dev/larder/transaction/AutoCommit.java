package dev.larder.transaction;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/** Asks connections, by the JDK's own interface, which the image of a JVM may lack. */
final class AutoCommit {
  private static final @Nullable MethodHandle GET = find();

  private AutoCommit() {}

  /** Null of a connection that is not to be had any more. */
  static @Nullable Boolean of(HeldConnection held) {
    Object connection = held.connection();
    if (GET == null || connection == null) {
      return null;
    }
    try {
      return (boolean) GET.invokeExact(connection);
    } catch (Throwable closed) {
      return null;
    }
  }

  private static @Nullable MethodHandle find() {
    try {
      Class<?> type =
          Class.forName("java.sql.Connection", false, ClassLoader.getPlatformClassLoader());
      return MethodHandles.publicLookup()
          .findVirtual(type, "getAutoCommit", methodType(boolean.class))
          .asType(methodType(boolean.class, Object.class));
    } catch (ReflectiveOperationException absent) {
      return null;
    }
  }
}
