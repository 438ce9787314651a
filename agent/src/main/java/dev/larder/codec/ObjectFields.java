package dev.larder.codec;

import dev.larder.access.Access;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instance fields of an application's class, inherited ones too. Remembered with the class
 * itself, so that nothing here keeps a class from being unloaded.
 */
record ObjectFields(List<Field> fields, boolean areReadable, boolean areFinal) {
  private static final ClassValue<ObjectFields> BY_CLASS =
      new ClassValue<>() {
        @Override
        protected ObjectFields computeValue(Class<?> type) {
          return inspect(type);
        }
      };

  static ObjectFields of(Class<?> type) {
    return BY_CLASS.get(type);
  }

  static @Nullable Object valueOf(Field field, Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectFields inspect(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    boolean areReadable = true;
    boolean areFinal = true;
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          fields.add(field);
          areReadable &= Access.open(field);
          areFinal &= Modifier.isFinal(field.getModifiers());
        }
      }
    }
    return new ObjectFields(List.copyOf(fields), areReadable, areFinal);
  }
}
