package dev.larder.codec.build;

import dev.larder.access.Access;
import dev.larder.codec.type.Refusal;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Makes an object whose fields have yet to be set. */
public interface Blank {
  /** A new object. */
  Object allocate() throws ReflectiveOperationException;

  /**
   * Without running any constructor of the application; where the JVM has no module
   * jdk.unsupported, by the constructor without parameters.
   */
  static Blank of(Class<?> type) throws Refusal {
    try {
      return bareConstructor(type);
    } catch (ReflectiveOperationException | LinkageError e) {
      // Up to JDK 21 a class is defined for it below the type's own loader, see
      // ConstructorAssembly.
    }
    try {
      return allocation(type);
    } catch (ReflectiveOperationException | LinkageError e) {
      return ownConstructor(type);
    }
  }

  private static Blank bareConstructor(Class<?> type) throws ReflectiveOperationException {
    Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
    Method bare =
        factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class);
    Object instance = factory.getMethod("getReflectionFactory").invoke(null);
    Constructor<?> constructor =
        (Constructor<?>) bare.invoke(instance, type, Object.class.getDeclaredConstructor());
    return constructor::newInstance;
  }

  private static Blank allocation(Class<?> type) throws ReflectiveOperationException {
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    Field only = unsafe.getDeclaredField("theUnsafe");
    only.setAccessible(true);
    Object instance = only.get(null);
    Method allocate = unsafe.getMethod("allocateInstance", Class.class);
    return () -> allocate.invoke(instance, type);
  }

  private static Blank ownConstructor(Class<?> type) throws Refusal {
    try {
      Constructor<?> own = type.getDeclaredConstructor();
      if (!Access.open(own)) {
        throw Refusal.closed(type);
      }
      return own::newInstance;
    } catch (NoSuchMethodException e) {
      throw new Refusal(
          type.getName()
              + " has no constructor without parameters and the JVM lacks jdk.unsupported: give it one,"
              + " or the JVM --add-modules jdk.unsupported",
          e);
    }
  }
}
