package dev.larder.codec.shape;

import dev.larder.access.Access;
import dev.larder.codec.shape.ObjectPart.Slot;
import dev.larder.codec.type.Assembly;
import dev.larder.codec.type.Refusal;
import dev.larder.codec.type.ResolvedType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles a type, and all that it reaches, into parts. For one thread and one type. */
final class PartCompiler {
  // A class that holds itself with ever larger arguments would compile for ever.
  private static final int MAX_TYPES = 500;

  private final Map<ResolvedType, Part> known = new HashMap<>();

  Part compile(ResolvedType type) throws Refusal {
    Part part = known.get(type);
    if (part != null) {
      return part;
    }
    if (known.size() >= MAX_TYPES) {
      throw new Refusal("the type reaches more than " + MAX_TYPES + " types");
    }
    Class<?> raw = type.raw();
    Part scalar = Scalars.of(raw);
    if (scalar != null) {
      return scalar;
    }
    if (raw.isArray()) {
      return sequence(type, List.of(SequenceKind.array(raw.getComponentType())));
    }
    SequenceKind optional = SequenceKind.optional(raw);
    if (optional != null) {
      return sequence(type, List.of(optional));
    }
    Part collection = collection(type);
    return collection != null ? collection : object(type);
  }

  private @Nullable Part collection(ResolvedType type) throws Refusal {
    Class<?> raw = type.raw();
    if (Collection.class.isAssignableFrom(raw) && isJdk(raw)) {
      ResolvedType element = type.argument(0);
      return sequence(type, SequenceKind.collections(raw, element.raw()));
    }
    if (Map.class.isAssignableFrom(raw) && isJdk(raw)) {
      return map(type);
    }
    return null;
  }

  private static boolean isJdk(Class<?> type) {
    return type.getClassLoader() == null;
  }

  private Part sequence(ResolvedType type, List<SequenceKind> kinds) throws Refusal {
    if (kinds.isEmpty()) {
      throw new Refusal(type.raw().getName() + " is a collection that is not known");
    }
    Part element = compile(elementOf(type));
    return remember(type, new SequencePart(type.raw(), element, kinds));
  }

  private static ResolvedType elementOf(ResolvedType type) throws Refusal {
    return switch (type.raw().getName()) {
      case "java.util.OptionalInt" -> ResolvedType.of(int.class);
      case "java.util.OptionalLong" -> ResolvedType.of(long.class);
      case "java.util.OptionalDouble" -> ResolvedType.of(double.class);
      default -> type.argument(0);
    };
  }

  private Part map(ResolvedType type) throws Refusal {
    ResolvedType key = type.argument(0);
    List<MapKind> kinds = MapKind.maps(type.raw(), key.raw());
    if (kinds.isEmpty()) {
      throw new Refusal(type.raw().getName() + " is a map that is not known");
    }
    if (!(compile(key) instanceof ScalarPart<?> scalar) || !scalar.isKey()) {
      throw new Refusal(key + " cannot be the key of a cached map; use text, a number or an enum");
    }
    Part value = compile(type.argument(1));
    return remember(type, new MapPart(type.raw(), scalar, value, kinds));
  }

  private Part object(ResolvedType type) throws Refusal {
    Class<?> raw = type.raw();
    Refusal.check(raw);
    if (raw.isEnum()) {
      return remember(type, Scalars.ofEnum(raw));
    }
    ObjectPart part = new ObjectPart(raw, type.toString());
    known.put(type, part);
    List<Slot> slots = raw.isRecord() ? components(type) : fields(type);
    if (slots.isEmpty() && !raw.isRecord()) {
      throw new Refusal(raw.getName() + " has no fields to rebuild it from");
    }
    part.define(
        slots,
        raw.isRecord()
            ? Assembly.ofRecord(raw)
            : Assembly.ofFields(raw, slots.stream().map(Slot::field).toList()));
    return part;
  }

  private Part remember(ResolvedType type, Part part) {
    known.put(type, part);
    return part;
  }

  private List<Slot> components(ResolvedType type) throws Refusal {
    List<Slot> slots = new ArrayList<>();
    for (RecordComponent component : type.raw().getRecordComponents()) {
      try {
        slots.add(slot(type.raw().getDeclaredField(component.getName()), type));
      } catch (NoSuchFieldException e) {
        throw new Refusal(type.raw().getName() + " lacks a field of its components", e);
      }
    }
    return slots;
  }

  private List<Slot> fields(ResolvedType type) throws Refusal {
    Class<?> parent = type.raw().getSuperclass();
    if (parent == null || parent == Object.class) {
      return declaredFields(type);
    }
    if (isJdk(parent)) {
      throw new Refusal(type.raw().getName() + " extends the JDK's " + parent.getName());
    }
    List<Slot> slots =
        new ArrayList<>(
            fields(ResolvedType.resolve(type.raw().getGenericSuperclass(), type.bindings())));
    for (Slot own : declaredFields(type)) {
      if (slots.stream().anyMatch(inherited -> inherited.name().equals(own.name()))) {
        throw new Refusal(type.raw().getName() + " hides the inherited field " + own.name());
      }
      slots.add(own);
    }
    return slots;
  }

  private List<Slot> declaredFields(ResolvedType type) throws Refusal {
    List<Slot> slots = new ArrayList<>();
    for (Field field : type.raw().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        slots.add(slot(field, type));
      }
    }
    return slots;
  }

  private Slot slot(Field field, ResolvedType owner) throws Refusal {
    if (field.isSynthetic()) {
      throw new Refusal(owner.raw().getName() + " holds its outer object or captured variables");
    }
    if (!Access.open(field)) {
      throw Refusal.closed(owner.raw());
    }
    try {
      ResolvedType type = ResolvedType.resolve(field.getGenericType(), owner.bindings());
      return new Slot(field.getName(), field, compile(type));
    } catch (Refusal refusal) {
      throw refusal.at(field);
    }
  }
}
