package dev.larder.corpus.judge;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of any object, those of the JDK's classes too. No package is opened for it: that would
 * change what the codecs under judgement may see.
 */
final class Insides {
  private static final MethodHandles.Lookup EVERYTHING = everything();

  private static final ClassValue<List<Slot>> SLOTS =
      new ClassValue<>() {
        @Override
        protected List<Slot> computeValue(Class<?> type) {
          return slots(type);
        }
      };

  private Insides() {}

  /** An instance field and the way to its value. */
  record Slot(Field field, MethodHandle getter) {
    Object of(Object owner) {
      try {
        return getter.invoke(owner);
      } catch (Throwable fault) {
        throw new IllegalStateException(field.toString(), fault);
      }
    }

    boolean isFinal() {
      return Modifier.isFinal(field.getModifiers());
    }

    boolean isTransient() {
      return Modifier.isTransient(field.getModifiers());
    }

    String name() {
      return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }
  }

  /** The instance fields of a class and of all above it. */
  static List<Slot> of(Class<?> type) {
    return SLOTS.get(type);
  }

  /** The value of a field by its name, null where there is no such field. */
  static Object named(String name, Object owner) {
    for (Slot slot : of(owner.getClass())) {
      if (slot.field().getName().equals(name)) {
        return slot.of(owner);
      }
    }
    return null;
  }

  private static List<Slot> slots(Class<?> type) {
    List<Slot> slots = new ArrayList<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          slots.add(new Slot(field, getter(field)));
        }
      }
    }
    return List.copyOf(slots);
  }

  private static MethodHandle getter(Field field) {
    try {
      return EVERYTHING.unreflectGetter(field);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The JDK's own lookup, by a class that the compiler would warn of. */
  private static MethodHandles.Lookup everything() {
    try {
      Class<?> unsafe = Class.forName("sun.misc.Unsafe");
      Field only = unsafe.getDeclaredField("theUnsafe");
      only.setAccessible(true);
      Object instance = only.get(null);
      Field lookup = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
      Method base = unsafe.getMethod("staticFieldBase", Field.class);
      Method offset = unsafe.getMethod("staticFieldOffset", Field.class);
      Method get = unsafe.getMethod("getObject", Object.class, long.class);
      return (MethodHandles.Lookup)
          get.invoke(instance, base.invoke(instance, lookup), offset.invoke(instance, lookup));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
