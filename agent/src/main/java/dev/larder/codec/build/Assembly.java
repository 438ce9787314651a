package dev.larder.codec.build;

import dev.larder.access.Access;
import dev.larder.codec.type.Refusal;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
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
      if (!Access.open(canonical)) {
        throw Refusal.closed(type);
      }
      return ConstructorAssembly.of(canonical);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new Refusal(type.getName() + " has no canonical constructor", e);
    }
  }

  /**
   * Without running any constructor of the application: every field is set, final ones too. Where
   * the JVM has no module jdk.unsupported, by the constructor without parameters.
   */
  static Assembly ofFields(Class<?> type, List<Field> fields) throws Refusal {
    Blank blank = Blank.of(type);
    Field[] targets = fields.toArray(Field[]::new);
    return values -> {
      Object built = blank.allocate();
      for (int i = 0; i < targets.length; i++) {
        targets[i].set(built, values[i]);
      }
      return built;
    };
  }
}
