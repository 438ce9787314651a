package dev.larder.codec.graph;

import dev.larder.codec.build.Assembly;
import dev.larder.codec.build.Blank;
import dev.larder.codec.build.TypedField;
import dev.larder.codec.graph.ObjectNode.Slot;
import dev.larder.codec.kind.MapKind;
import dev.larder.codec.kind.ScalarPart;
import dev.larder.codec.kind.Scalars;
import dev.larder.codec.kind.SequenceKind;
import dev.larder.codec.kind.Sequences;
import dev.larder.codec.type.AllowedTypes;
import dev.larder.codec.type.Refusal;
import dev.larder.codec.type.ResolvedType;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles a type, and all that it reaches, into places and nodes. For one thread and one type. */
final class GraphCompiler {
  private static final int MAX_TYPES = 500;
  private static final ResolvedType ANYTHING = new ResolvedType(Object.class, List.of());

  private final AllowedTypes allowed;
  private final Map<ResolvedType, Place> places = new HashMap<>();
  private final Map<ResolvedType, Node> nodes = new HashMap<>();

  GraphCompiler(AllowedTypes allowed) {
    this.allowed = allowed;
  }

  /** Where values of a declared type stand. */
  Place place(ResolvedType type) throws Refusal {
    Place known = places.get(type);
    if (known != null) {
      return known;
    }
    if (places.size() >= MAX_TYPES || type.isEndless()) {
      throw Refusal.endless();
    }
    Place place = new Place(type.raw(), type.toString());
    places.put(type, place);
    List<Node> standing = standing(type);
    boolean isOpen = allowed.areAny() && !Modifier.isFinal(type.raw().getModifiers());
    if (standing.isEmpty() && !isOpen) {
      Refusal.check(type.raw());
    }
    place.define(standing, isOpen ? new OpenNodes(type, allowed) : OpenNodes.NONE);
    return place;
  }

  private List<Node> standing(ResolvedType type) throws Refusal {
    Class<?> raw = type.raw();
    if (raw.isArray() && raw != byte[].class) {
      return List.of(
          new SequenceNode(Sequences.array(raw.getComponentType()), place(type.argument(0))));
    }
    if (isWide(raw)) {
      return wide(type);
    }
    return inApplication(type);
  }

  /** Whether a type of the JDK says which values there are, be it as little as Object does. */
  private static boolean isWide(Class<?> raw) {
    boolean isOfJdk = raw.getClassLoader() == null && !raw.isEnum();
    return raw.isPrimitive() || isOfJdk || Scalars.of(raw) != null;
  }

  private List<Node> wide(ResolvedType type) throws Refusal {
    Class<?> raw = type.raw();
    ScalarPart<?> exact = Scalars.of(raw);
    List<Node> wide = new ArrayList<>();
    if (exact != null && Modifier.isFinal(exact.type().getModifiers())) {
      wide.add(new ScalarNode(exact));
      return wide;
    }
    Refusal.checkMeaning(raw);
    Scalars.within(raw).forEach(part -> wide.add(new ScalarNode(part)));
    addOptionals(type, wide);
    addCollections(type, wide);
    addMaps(type, wide);
    if (raw == Object.class) {
      wide.add(new SequenceNode(Sequences.array(Object.class), place(ANYTHING)));
    }
    return wide;
  }

  private void addOptionals(ResolvedType type, List<Node> wide) throws Refusal {
    SequenceKind exact = Sequences.optional(type.raw());
    if (exact != null) {
      boolean isRaw = type.raw() == Optional.class && type.arguments().isEmpty();
      wide.add(new SequenceNode(exact, place(isRaw ? ANYTHING : Sequences.contentOf(type))));
    } else if (type.raw() == Object.class) {
      wide.add(new SequenceNode(Sequences.optionalOfAny(), place(ANYTHING)));
    }
  }

  private void addCollections(ResolvedType type, List<Node> wide) throws Refusal {
    Class<?> raw = type.raw();
    ResolvedType element = Collection.class.isAssignableFrom(raw) ? argument(type, 0) : ANYTHING;
    for (SequenceKind kind : SequenceKind.collections(raw, element.raw())) {
      wide.add(new SequenceNode(kind, place(element)));
    }
  }

  private void addMaps(ResolvedType type, List<Node> wide) throws Refusal {
    boolean isMap = Map.class.isAssignableFrom(type.raw());
    ResolvedType key = isMap ? argument(type, 0) : ANYTHING;
    ResolvedType value = isMap ? argument(type, 1) : ANYTHING;
    for (MapKind kind : MapKind.maps(type.raw(), key.raw())) {
      wide.add(new MapNode(kind, place(key), place(value)));
    }
  }

  /** What a raw type contains may be anything that says itself what it is. */
  private static ResolvedType argument(ResolvedType type, int index) {
    return index < type.arguments().size() ? type.arguments().get(index) : ANYTHING;
  }

  /** A class of the application, and those below it as far as it names them. */
  private List<Node> inApplication(ResolvedType type) throws Refusal {
    Class<?> raw = type.raw();
    Refusal.checkMeaning(raw);
    Refusal.checkOrigin(raw);
    List<Node> found = new ArrayList<>();
    if (raw.isEnum() || !Modifier.isAbstract(raw.getModifiers())) {
      found.add(node(type));
    }
    Class<?>[] permitted = raw.isEnum() ? null : raw.getPermittedSubclasses();
    for (Class<?> below : permitted == null ? new Class<?>[0] : permitted) {
      for (Node node : inApplication(ResolvedType.below(type, below))) {
        if (!found.contains(node)) {
          found.add(node);
        }
      }
    }
    return found;
  }

  /** The node of one class, which a value must be of. */
  Node node(ResolvedType type) throws Refusal {
    Node known = nodes.get(type);
    if (known != null) {
      return known;
    }
    Class<?> raw = type.raw();
    Refusal.check(raw);
    if (raw.isEnum()) {
      Node constants = new ScalarNode(Scalars.ofEnum(raw));
      nodes.put(type, constants);
      return constants;
    }
    ObjectNode node = new ObjectNode(raw, type.toString());
    nodes.put(type, node);
    List<Slot> slots = slots(type);
    if (raw.isRecord()) {
      node.defineRecord(slots, Assembly.ofRecord(raw));
    } else if (slots.isEmpty()) {
      throw new Refusal(raw.getName() + " has no fields to rebuild it from");
    } else {
      node.define(slots, Blank.of(raw));
    }
    return node;
  }

  private List<Slot> slots(ResolvedType type) throws Refusal {
    List<Slot> slots = new ArrayList<>();
    for (TypedField each : inOrder(type)) {
      try {
        slots.add(new Slot(each.field(), place(each.type())));
      } catch (Refusal refusal) {
        throw refusal.at(each.field());
      }
    }
    return slots;
  }

  /** Those of the topmost class first; within a class by name, since reflection has no order. */
  private static List<TypedField> inOrder(ResolvedType type) throws Refusal {
    List<TypedField> fields = new ArrayList<>(TypedField.of(type));
    if (!type.raw().isRecord()) {
      fields.sort(
          Comparator.comparingInt(TypedField::depth).thenComparing(each -> each.field().getName()));
    }
    return fields;
  }
}
