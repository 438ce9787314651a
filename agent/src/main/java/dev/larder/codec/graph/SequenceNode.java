package dev.larder.codec.graph;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.larder.codec.kind.SequenceKind;
import dev.larder.codec.kind.Sequences;
import dev.larder.codec.token.Findable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An array, an Optional or a standard collection: its elements. */
record SequenceNode(SequenceKind kind, Place element) implements Node {
  @Override
  public Class<?> type() {
    return kind.type();
  }

  @Override
  public boolean holds(Object value) {
    return kind.holds(value);
  }

  @Override
  public boolean isTracked() {
    return true;
  }

  @Override
  public boolean isEarly() {
    return kind.start() != null;
  }

  @Override
  public void write(Object value, int id, GraphWriter out) throws IOException {
    Findable.check(value);
    int before = out.watch();
    for (Object each : Sequences.elementsOf(value)) {
      element.write(each, out);
    }
    if (out.watched(before, id) >= 0 && !isEarly() && kind.asksElements()) {
      throw circle();
    }
  }

  private IOException circle() {
    return new IOException("a circle leads through a " + kind.name());
  }

  @Override
  public Object read(int id, GraphReader in) throws IOException {
    Collection<@Nullable Object> started = kind.start() == null ? null : kind.start().get();
    if (started != null) {
      in.early(id, started);
    }
    int before = in.watch();
    List<@Nullable Object> elements = elements(in);
    int ledBackTo = in.watched(before, id);
    if (started != null) {
      in.fill(kind.asksElements() ? ledBackTo : -1, () -> fill(started, elements));
      return started;
    }
    if (ledBackTo >= 0 && kind.asksElements()) {
      throw circle();
    }
    return kind.build().apply(elements);
  }

  private List<@Nullable Object> elements(GraphReader in) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    JsonParser tokens = in.tokens();
    while (!tokens.hasToken(JsonToken.END_ARRAY)) {
      elements.add(element.read(in));
      tokens.nextToken();
    }
    return elements;
  }

  private static void fill(Collection<@Nullable Object> started, List<@Nullable Object> elements) {
    started.addAll(elements);
    if (started.size() != elements.size()) {
      throw new IllegalArgumentException("an element occurs twice");
    }
  }

  @Override
  public void describe(StringBuilder text, Set<String> seen) {
    text.append(kind.name()).append('<');
    element.describe(text, seen);
    text.append(">;");
  }
}
