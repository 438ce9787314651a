package dev.larder.codec.graph;

import dev.larder.codec.build.Assembly;
import dev.larder.codec.build.Blank;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record or a bean: its fields, those of the topmost class first. */
final class ObjectNode implements Node {
  /** A field and where its value stands. */
  record Slot(Field field, Place place) {}

  private final Class<?> type;
  private final String name;
  // Set once by a define(), before the node can be reached from another thread: types may recur.
  private List<Slot> slots = List.of();
  private @Nullable Blank blank;
  private Assembly assembly = Assembly.UNDEFINED;

  ObjectNode(Class<?> type, String name) {
    this.type = type;
    this.name = name;
  }

  void defineRecord(List<Slot> slots, Assembly assembly) {
    this.slots = List.copyOf(slots);
    this.assembly = assembly;
  }

  void define(List<Slot> slots, Blank blank) {
    this.slots = List.copyOf(slots);
    this.blank = blank;
  }

  @Override
  public Class<?> type() {
    return type;
  }

  @Override
  public boolean holds(Object value) {
    return value.getClass() == type;
  }

  @Override
  public boolean isTracked() {
    return true;
  }

  @Override
  public boolean isEarly() {
    return blank != null;
  }

  @Override
  public void write(Object value, int id, GraphWriter out) throws IOException {
    for (Slot slot : slots) {
      slot.place.write(valueOf(slot.field, value), out);
    }
  }

  private static @Nullable Object valueOf(Field field, Object owner) throws IOException {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IOException(e);
    }
  }

  @Override
  public Object read(int id, GraphReader in) throws IOException {
    try {
      return blank == null ? readRecord(in) : readFields(id, blank, in);
    } catch (ReflectiveOperationException e) {
      throw new IOException(name + " cannot be built: " + e, e);
    }
  }

  private Object readFields(int id, Blank blank, GraphReader in)
      throws IOException, ReflectiveOperationException {
    Object built = blank.allocate();
    in.early(id, built);
    for (Slot slot : slots) {
      slot.field.set(built, slot.place.read(in));
      in.tokens().nextToken();
    }
    return built;
  }

  private Object readRecord(GraphReader in) throws IOException, ReflectiveOperationException {
    @Nullable Object[] values = new @Nullable Object[slots.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = slots.get(i).place.read(in);
      in.tokens().nextToken();
    }
    return assembly.build(values);
  }

  @Override
  public void describe(StringBuilder text, Set<String> seen) {
    text.append(name);
    if (seen.add("class " + name)) {
      text.append('{');
      for (Slot slot : slots) {
        text.append(slot.field.getDeclaringClass().getName()).append('.');
        text.append(slot.field.getName()).append(' ');
        slot.place.describe(text, seen);
      }
      text.append('}');
    }
    text.append(';');
  }
}
