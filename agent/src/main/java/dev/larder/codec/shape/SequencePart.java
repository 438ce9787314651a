package dev.larder.codec.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.larder.codec.kind.Part;
import dev.larder.codec.kind.SequenceKind;
import dev.larder.codec.kind.Sequences;
import dev.larder.codec.token.Findable;
import dev.larder.codec.token.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An array, an Optional or a collection: a JSON array, named when it is not of the usual kind, or
 * never.
 */
final class SequencePart implements Part {
  private final Class<?> declared;
  private final Part element;
  private final List<SequenceKind> kinds;
  private final boolean named;

  /**
   * A part.
   *
   * @param kinds the usual one first
   * @param named whether the others are named; else they come back as the usual one
   */
  SequencePart(Class<?> declared, Part element, List<SequenceKind> kinds, boolean named) {
    this.declared = declared;
    this.element = element;
    this.kinds = kinds;
    this.named = named;
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    SequenceKind kind = kindOf(value);
    if (!named) {
      Sequences.checkOrder(value, kinds.get(0).type());
    }
    Tree.meet(value, out);
    Findable.check(value);
    boolean usual = !named || isUsual(kind);
    if (!usual) {
      out.writeStartObject();
      out.writeFieldName(kind.name());
    }
    out.writeStartArray();
    for (Object each : Sequences.elementsOf(value)) {
      element.writeNullable(each, out);
    }
    out.writeEndArray();
    if (!usual) {
      out.writeEndObject();
    }
  }

  @SuppressWarnings("ReferenceEquality") // each kind is one instance
  private boolean isUsual(SequenceKind kind) {
    return kind == kinds.get(0);
  }

  private SequenceKind kindOf(Object value) throws IOException {
    for (SequenceKind kind : kinds) {
      if (kind.holds(value)) {
        return kind;
      }
    }
    throw Part.unknownClass(value, declared.getTypeName());
  }

  @Override
  public Object read(JsonParser in) throws IOException {
    if (!named || !in.hasToken(JsonToken.START_OBJECT)) {
      return kinds.get(0).build().apply(elements(in));
    }
    in.nextToken();
    Part.expect(in, JsonToken.FIELD_NAME);
    SequenceKind kind = kindNamed(in.currentName());
    in.nextToken();
    Object value = kind.build().apply(elements(in));
    in.nextToken();
    Part.expect(in, JsonToken.END_OBJECT);
    return value;
  }

  private SequenceKind kindNamed(String name) throws IOException {
    for (SequenceKind kind : kinds) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw new IOException("unknown kind of collection for " + declared.getTypeName());
  }

  private List<@Nullable Object> elements(JsonParser in) throws IOException {
    Part.expect(in, JsonToken.START_ARRAY);
    List<@Nullable Object> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(element.readNullable(in));
    }
    return elements;
  }

  @Override
  public void describe(StringBuilder text, Set<String> seen) {
    text.append(declared.getName()).append('<');
    element.describe(text, seen);
    text.append(">;");
  }
}
