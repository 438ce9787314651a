package dev.larder.codec.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.larder.codec.build.Assembly;
import dev.larder.codec.kind.Part;
import dev.larder.codec.token.Tree;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record or a bean: a JSON object with one member a field. */
final class ObjectPart implements Part {
  /** A field and how its values are written. */
  record Slot(String name, Field field, Part part) {}

  private static final Object ABSENT = new Object();

  private final Class<?> type;
  private final String name;
  // Set once by define(), before the part can be reached from another thread: types may recur.
  private List<Slot> slots = List.of();
  private Map<String, Integer> indexes = Map.of();
  private Assembly assembly = Assembly.UNDEFINED;

  ObjectPart(Class<?> type, String name) {
    this.type = type;
    this.name = name;
  }

  void define(List<Slot> slots, Assembly assembly) {
    Map<String, Integer> indexes = new HashMap<>();
    for (Slot slot : slots) {
      indexes.put(slot.name, indexes.size());
    }
    this.slots = List.copyOf(slots);
    this.indexes = indexes;
    this.assembly = assembly;
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    if (value.getClass() != type) {
      throw Part.unknownClass(value, type.getTypeName());
    }
    Tree.meet(value, out);
    out.writeStartObject();
    for (Slot slot : slots) {
      out.writeFieldName(slot.name);
      slot.part.writeNullable(valueOf(slot, value), out);
    }
    out.writeEndObject();
  }

  private static @Nullable Object valueOf(Slot slot, Object value) throws IOException {
    try {
      return slot.field.get(value);
    } catch (IllegalAccessException e) {
      throw new IOException(e);
    }
  }

  @Override
  public Object read(JsonParser in) throws IOException {
    Part.expect(in, JsonToken.START_OBJECT);
    @Nullable Object[] values = new @Nullable Object[slots.size()];
    java.util.Arrays.fill(values, ABSENT);
    int count = 0;
    for (String member = in.nextFieldName(); member != null; member = in.nextFieldName()) {
      int index = indexOf(member, count++);
      if (values[index] != ABSENT) {
        throw new IOException("a member occurs twice");
      }
      in.nextToken();
      values[index] = slots.get(index).part.readNullable(in);
    }
    Part.expect(in, JsonToken.END_OBJECT);
    if (count != values.length) {
      throw new IOException("a member of " + name + " is missing");
    }
    return assemble(values);
  }

  // Members come in the order of the fields, as written; any other order is read as well.
  private int indexOf(String member, int expected) throws IOException {
    if (expected < slots.size() && slots.get(expected).name.equals(member)) {
      return expected;
    }
    Integer index = indexes.get(member);
    if (index == null) {
      throw new IOException(name + " has no such field");
    }
    return index;
  }

  private Object assemble(@Nullable Object[] values) throws IOException {
    try {
      return assembly.build(values);
    } catch (ReflectiveOperationException e) {
      throw new IOException(name + " cannot be built: " + e, e);
    }
  }

  @Override
  public void describe(StringBuilder text, Set<String> seen) {
    text.append(name);
    if (seen.add(name)) {
      text.append('{');
      // The order of reflection may differ between JVMs.
      slots.stream()
          .sorted(Comparator.comparing(Slot::name))
          .forEach(
              slot -> {
                text.append(slot.name).append(':').append(slot.field.getType().getName());
                text.append(' ');
                slot.part.describe(text, seen);
              });
      text.append('}');
    }
    text.append(';');
  }
}
