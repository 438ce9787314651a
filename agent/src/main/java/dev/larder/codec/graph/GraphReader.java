package dev.larder.codec.graph;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value being read. For one thread. */
final class GraphReader extends Progress {
  private final JsonParser tokens;
  private final List<@Nullable Object> values = new ArrayList<>();
  private final List<Filling> later = new ArrayList<>();

  /** What waits for a value to end. */
  private record Filling(int until, Runnable fill) {}

  GraphReader(JsonParser tokens) {
    this.tokens = tokens;
  }

  JsonParser tokens() {
    return tokens;
  }

  @Override
  int begin(Node node) {
    values.add(null);
    return super.begin(node);
  }

  /** The value is there, its contents are not. */
  void early(int id, Object value) {
    values.set(id, value);
  }

  /** The value is there with its contents; what has waited for it is filled. */
  void end(int id, Object value) {
    values.set(id, value);
    end(id);
    for (Filling each : List.copyOf(later)) {
      if (each.until >= id && later.remove(each)) {
        each.fill.run();
      }
    }
  }

  /** A value that has begun before. */
  Object back(int id) throws IOException {
    Object value = id < 0 || id >= values.size() ? null : values.get(id);
    if (value == null) {
      throw new IOException("there is no object of this number yet");
    }
    leadBack(id);
    return value;
  }

  /**
   * Fills a collection or a map: its elements may be asked for their hash, which they have once all
   * that they lead back to is there.
   *
   * @param ledBackTo the value that has to end before; -1: now
   */
  void fill(int ledBackTo, Runnable fill) {
    if (ledBackTo < 0) {
      fill.run();
    } else {
      later.add(new Filling(ledBackTo, fill));
    }
  }
}
