package dev.larder.codec.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.larder.codec.kind.MapKind;
import dev.larder.codec.kind.Part;
import dev.larder.codec.kind.ScalarPart;
import dev.larder.codec.kind.Sequences;
import dev.larder.codec.token.Tree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map: a JSON object, behind the name of its kind when that is not the usual one, or behind none.
 */
final class MapPart implements Part {
  private final Class<?> declared;
  private final ScalarPart<?> key;
  private final Part value;
  private final List<MapKind> kinds;
  private final boolean named;

  /**
   * A part.
   *
   * @param kinds the usual one first
   * @param named whether the others are named; else they come back as the usual one
   */
  MapPart(Class<?> declared, ScalarPart<?> key, Part value, List<MapKind> kinds, boolean named) {
    this.declared = declared;
    this.key = key;
    this.value = value;
    this.kinds = kinds;
    this.named = named;
  }

  @Override
  public void write(Object map, JsonGenerator out) throws IOException {
    MapKind kind = kindOf(map);
    if (!named) {
      Sequences.checkOrder(map, kinds.get(0).type());
    }
    Tree.meet(map, out);
    boolean usual = !named || isUsual(kind);
    if (!usual) {
      out.writeStartArray();
      out.writeString(kind.name());
    }
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
      out.writeFieldName(key.toKey(entry.getKey()));
      if (key.changes()) {
        Tree.meet(entry.getKey(), out);
      }
      value.writeNullable(entry.getValue(), out);
    }
    out.writeEndObject();
    if (!usual) {
      out.writeEndArray();
    }
  }

  @SuppressWarnings("ReferenceEquality") // each kind is one instance
  private boolean isUsual(MapKind kind) {
    return kind == kinds.get(0);
  }

  private MapKind kindOf(Object map) throws IOException {
    for (MapKind kind : kinds) {
      if (kind.holds(map)) {
        return kind;
      }
    }
    throw Part.unknownClass(map, declared.getTypeName());
  }

  @Override
  public Object read(JsonParser in) throws IOException {
    if (!named || !in.hasToken(JsonToken.START_ARRAY)) {
      return entries(kinds.get(0), in);
    }
    in.nextToken();
    Part.expect(in, JsonToken.VALUE_STRING);
    MapKind kind = kindNamed(in.getText());
    in.nextToken();
    Object map = entries(kind, in);
    in.nextToken();
    Part.expect(in, JsonToken.END_ARRAY);
    return map;
  }

  private MapKind kindNamed(String name) throws IOException {
    for (MapKind kind : kinds) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw new IOException("unknown kind of map for " + declared.getTypeName());
  }

  private Object entries(MapKind kind, JsonParser in) throws IOException {
    Part.expect(in, JsonToken.START_OBJECT);
    Map<Object, @Nullable Object> entries = kind.start().get();
    for (int size = 1; in.nextToken() != JsonToken.END_OBJECT; size++) {
      Part.expect(in, JsonToken.FIELD_NAME);
      Object each = key.fromKey(in.currentName());
      in.nextToken();
      entries.put(each, value.readNullable(in));
      if (entries.size() != size) {
        throw new IOException("a key occurs twice");
      }
    }
    return kind.finished(entries);
  }

  @Override
  public void describe(StringBuilder text, Set<String> seen) {
    text.append(declared.getName()).append('<');
    key.describe(text, seen);
    value.describe(text, seen);
    text.append(">;");
  }
}
