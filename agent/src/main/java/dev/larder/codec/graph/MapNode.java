package dev.larder.codec.graph;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.larder.codec.kind.MapKind;
import dev.larder.codec.token.Findable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A standard map: its keys and values in turn. */
record MapNode(MapKind kind, Place key, Place value) implements Node {
  @Override
  public Class<?> type() {
    return kind.type();
  }

  @Override
  public boolean holds(Object map) {
    return kind.holds(map);
  }

  @Override
  public boolean isTracked() {
    return true;
  }

  @Override
  public boolean isEarly() {
    return kind.finish() == null;
  }

  @Override
  public void write(Object map, int id, GraphWriter out) throws IOException {
    Findable.checkKeys((Map<?, ?>) map);
    int before = out.watch();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
      key.write(entry.getKey(), out);
      value.write(entry.getValue(), out);
    }
    if (out.watched(before, id) >= 0 && !isEarly()) {
      throw circle();
    }
  }

  private IOException circle() {
    return new IOException("a circle leads through a " + kind.name());
  }

  @Override
  public Object read(int id, GraphReader in) throws IOException {
    Map<Object, @Nullable Object> map = kind.start().get();
    if (isEarly()) {
      in.early(id, map);
    }
    int before = in.watch();
    List<@Nullable Object> contents = contents(in);
    int ledBackTo = in.watched(before, id);
    if (ledBackTo >= 0 && !isEarly()) {
      throw circle();
    }
    in.fill(ledBackTo, () -> fill(map, contents));
    return isEarly() ? map : kind.finished(map);
  }

  private List<@Nullable Object> contents(GraphReader in) throws IOException {
    List<@Nullable Object> contents = new ArrayList<>();
    JsonParser tokens = in.tokens();
    while (!tokens.hasToken(JsonToken.END_ARRAY)) {
      Place place = contents.size() % 2 == 0 ? key : value;
      contents.add(place.read(in));
      tokens.nextToken();
    }
    if (contents.size() % 2 != 0) {
      throw new IOException("a key without a value");
    }
    return contents;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a map that takes no null says so itself
  private static void fill(Map<Object, @Nullable Object> map, List<@Nullable Object> contents) {
    for (int i = 0; i < contents.size(); i += 2) {
      ((Map) map).put(contents.get(i), contents.get(i + 1));
    }
    if (map.size() * 2 != contents.size()) {
      throw new IllegalArgumentException("a key occurs twice");
    }
  }

  @Override
  public void describe(StringBuilder text, Set<String> seen) {
    text.append(kind.name()).append('<');
    key.describe(text, seen);
    value.describe(text, seen);
    text.append(">;");
  }
}
