package dev.larder.codec.graph;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.IdentityHashMap;

/** One value being written. For one thread. */
final class GraphWriter extends Progress {
  private final JsonGenerator tokens;
  private final IdentityHashMap<Object, Integer> ids = new IdentityHashMap<>();

  GraphWriter(JsonGenerator tokens) {
    this.tokens = tokens;
  }

  JsonGenerator tokens() {
    return tokens;
  }

  /** Begins a value and gives its number. */
  int begin(Object value, Node node) {
    int id = begin(node);
    ids.put(value, id);
    return id;
  }

  /** Writes the number of a value that has begun before; false if it has not. */
  boolean writeBack(Object value) throws IOException {
    Integer id = ids.get(value);
    if (id == null) {
      return false;
    }
    if (!hasEnded(id) && !node(id).isEarly()) {
      throw new IOException("a circle leads back to a " + value.getClass().getTypeName());
    }
    leadBack(id);
    tokens.writeNumber(id);
    return true;
  }
}
