package dev.larder.codec.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.larder.codec.kind.Part;
import dev.larder.codec.kind.SequenceKind;
import dev.larder.codec.kind.Sequences;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An Optional as other programs write what may be missing: what it holds, or null. */
final class OptionalPart implements Part {
  private final Class<?> declared;
  private final Part content;
  private final SequenceKind kind;

  OptionalPart(Class<?> declared, Part content, SequenceKind kind) {
    this.declared = declared;
    this.content = content;
    this.kind = kind;
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    Iterator<?> held = Sequences.elementsOf(value).iterator();
    content.writeNullable(held.hasNext() ? held.next() : null, out);
  }

  /** It would come back as one that is empty. */
  @Override
  public void writeNullable(@Nullable Object value, JsonGenerator out) throws IOException {
    if (value == null) {
      throw new IOException("null stands where the type says " + declared.getName());
    }
    write(value, out);
  }

  @Override
  public Object read(JsonParser in) throws IOException {
    return in.hasToken(JsonToken.VALUE_NULL)
        ? kind.build().apply(List.of())
        : kind.build().apply(List.of(content.read(in)));
  }

  @Override
  public Object readNullable(JsonParser in) throws IOException {
    return read(in);
  }

  @Override
  public void describe(StringBuilder text, Set<String> seen) {
    text.append(declared.getName()).append('<');
    content.describe(text, seen);
    text.append(">;");
  }
}
