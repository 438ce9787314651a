package dev.larder.codec.shape;

import dev.larder.codec.build.Assembly;
import dev.larder.codec.build.TypedField;
import dev.larder.codec.kind.MapKind;
import dev.larder.codec.kind.Part;
import dev.larder.codec.kind.ScalarPart;
import dev.larder.codec.kind.Scalars;
import dev.larder.codec.kind.SequenceKind;
import dev.larder.codec.kind.Sequences;
import dev.larder.codec.shape.ObjectPart.Slot;
import dev.larder.codec.type.Refusal;
import dev.larder.codec.type.ResolvedType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles a type, and all that it reaches, into parts. For one thread and one type. */
final class PartCompiler {
  private static final int MAX_TYPES = 500;

  private final Map<ResolvedType, Part> known = new HashMap<>();
  private final boolean plain;

  /**
   * A compiler.
   *
   * @param plain whether collections, maps and Optionals are written as other programs would
   */
  PartCompiler(boolean plain) {
    this.plain = plain;
  }

  Part compile(ResolvedType type) throws Refusal {
    Part part = known.get(type);
    if (part != null) {
      return part;
    }
    if (known.size() >= MAX_TYPES || type.isEndless()) {
      throw Refusal.endless();
    }
    Class<?> raw = type.raw();
    Part scalar = Scalars.of(raw);
    if (scalar != null) {
      return scalar;
    }
    if (raw.isArray()) {
      return sequence(type, List.of(Sequences.array(raw.getComponentType())));
    }
    SequenceKind optional = Sequences.optional(raw);
    if (optional != null) {
      return plain ? optional(type, optional) : sequence(type, List.of(optional));
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
    Part element = compile(Sequences.contentOf(type));
    return remember(
        type, new SequencePart(type.raw(), element, plain ? inOrder(kinds) : kinds, !plain));
  }

  private Part optional(ResolvedType type, SequenceKind kind) throws Refusal {
    Part content = compile(Sequences.contentOf(type));
    if (content instanceof OptionalPart) {
      throw new Refusal("an Optional within an Optional is written as the inner one alone");
    }
    return remember(type, new OptionalPart(type.raw(), content, kind));
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
    return remember(
        type, new MapPart(type.raw(), scalar, value, plain ? mapsInOrder(kinds) : kinds, !plain));
  }

  /** What keeps the order of the JSON first, where there is such a one. */
  private static List<SequenceKind> inOrder(List<SequenceKind> kinds) {
    List<SequenceKind> sorted = new ArrayList<>(kinds);
    sorted.sort(Comparator.comparing(kind -> kind.type() == HashSet.class));
    return sorted;
  }

  /** The same of maps. */
  private static List<MapKind> mapsInOrder(List<MapKind> kinds) {
    List<MapKind> sorted = new ArrayList<>(kinds);
    sorted.sort(Comparator.comparing(kind -> kind.type() == HashMap.class));
    return sorted;
  }

  private Part object(ResolvedType type) throws Refusal {
    Class<?> raw = type.raw();
    Refusal.check(raw);
    if (raw.isEnum()) {
      return remember(type, Scalars.ofEnum(raw));
    }
    ObjectPart part = new ObjectPart(raw, type.toString());
    known.put(type, part);
    List<Slot> slots = slots(type);
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

  private List<Slot> slots(ResolvedType type) throws Refusal {
    List<Slot> slots = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (TypedField each : TypedField.of(type)) {
      String name = each.field().getName();
      if (!names.add(name)) {
        throw new Refusal(type.raw().getName() + " hides the inherited field " + name);
      }
      try {
        slots.add(new Slot(name, each.field(), compile(each.type())));
      } catch (Refusal refusal) {
        throw refusal.at(each.field());
      }
    }
    return slots;
  }
}
