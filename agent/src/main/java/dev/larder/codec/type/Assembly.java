package dev.larder.codec.type;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds an object from the values of its fields. */
public interface Assembly {
  /** Stands in while a recursive type is being compiled. */
  Assembly UNDEFINED =
      values -> {
        throw new IllegalStateException("the part is not defined yet");
      };

  /** A new object; the values come in the order of the fields. */
  Object build(@Nullable Object[] values) throws ReflectiveOperationException;

  /** By the canonical constructor; the values come in the order of the components. */
  static Assembly ofRecord(Class<?> type) throws Refusal {
    Class<?>[] parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(parameters);
      if (!canonical.trySetAccessible()) {
        throw Refusal.closed(type);
      }
      return canonical::newInstance;
    } catch (NoSuchMethodException e) {
      throw new Refusal(type.getName() + " has no canonical constructor", e);
    }
  }

  /**
   * Without running any constructor of the application: every field is set, final ones too. Where
   * the JVM has no module jdk.unsupported, by the constructor without parameters.
   */
  static Assembly ofFields(Class<?> type, List<Field> fields) throws Refusal {
    Constructor<?> bare = bareConstructor(type);
    Field[] targets = fields.toArray(Field[]::new);
    return values -> {
      Object built = bare.newInstance();
      for (int i = 0; i < targets.length; i++) {
        targets[i].set(built, values[i]);
      }
      return built;
    };
  }

  private static Constructor<?> bareConstructor(Class<?> type) throws Refusal {
    try {
      Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
      Method bare =
          factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class);
      Object instance = factory.getMethod("getReflectionFactory").invoke(null);
      return (Constructor<?>) bare.invoke(instance, type, Object.class.getDeclaredConstructor());
    } catch (ReflectiveOperationException | LinkageError e) {
      return ownConstructor(type);
    }
  }

  private static Constructor<?> ownConstructor(Class<?> type) throws Refusal {
    try {
      Constructor<?> own = type.getDeclaredConstructor();
      if (!own.trySetAccessible()) {
        throw Refusal.closed(type);
      }
      return own;
    } catch (NoSuchMethodException e) {
      throw new Refusal(
          type.getName()
              + " has no constructor without parameters and the JVM lacks jdk.unsupported",
          e);
    }
  }
}
