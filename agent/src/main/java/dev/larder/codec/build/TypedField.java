package dev.larder.codec.build;

import dev.larder.access.Access;
import dev.larder.codec.type.Refusal;
import dev.larder.codec.type.ResolvedType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** An instance field, accessible, and its type as the class sees it that has it. */
public record TypedField(Field field, ResolvedType type) {
  /**
   * What objects of a type consist of: the components of a record, the fields of another class,
   * inherited ones first.
   *
   * @throws Refusal where one of them cannot be read or means nothing elsewhere
   */
  public static List<TypedField> of(ResolvedType type) throws Refusal {
    List<TypedField> fields = new ArrayList<>();
    if (type.raw().isRecord()) {
      addComponents(type, fields);
    } else {
      addFields(type, fields);
    }
    return fields;
  }

  private static void addComponents(ResolvedType type, List<TypedField> fields) throws Refusal {
    for (RecordComponent component : type.raw().getRecordComponents()) {
      try {
        fields.add(of(type.raw().getDeclaredField(component.getName()), type));
      } catch (NoSuchFieldException e) {
        throw new Refusal(type.raw().getName() + " lacks a field of its components", e);
      }
    }
  }

  private static void addFields(ResolvedType type, List<TypedField> fields) throws Refusal {
    Class<?> parent = type.raw().getSuperclass();
    if (parent != null && parent != Object.class) {
      if (parent.getClassLoader() == null) {
        throw new Refusal(type.raw().getName() + " extends the JDK's " + parent.getName());
      }
      addFields(ResolvedType.resolve(type.raw().getGenericSuperclass(), type.bindings()), fields);
    }
    for (Field field : type.raw().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        fields.add(of(field, type));
      }
    }
  }

  private static TypedField of(Field field, ResolvedType owner) throws Refusal {
    if (field.isSynthetic()) {
      throw new Refusal(owner.raw().getName() + " holds its outer object or captured variables");
    }
    if (!Access.open(field)) {
      throw Refusal.closed(owner.raw());
    }
    try {
      return new TypedField(field, ResolvedType.resolve(field.getGenericType(), owner.bindings()));
    } catch (Refusal refusal) {
      throw refusal.at(field);
    }
  }

  /** How many classes are above the one that declares it. */
  public int depth() {
    int depth = 0;
    for (Class<?> at = field.getDeclaringClass().getSuperclass(); at != null; depth++) {
      at = at.getSuperclass();
    }
    return depth;
  }
}
