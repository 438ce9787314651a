package dev.larder.codec.graph;

import dev.larder.codec.kind.ScalarPart;
import java.io.IOException;
import java.util.Set;

/** Values of one token. */
record ScalarNode(ScalarPart<?> part) implements Node {
  @Override
  public Class<?> type() {
    return part.type();
  }

  @Override
  public boolean holds(Object value) {
    return part.isOf(value);
  }

  @Override
  public boolean isTracked() {
    return part.changes();
  }

  @Override
  public boolean isEarly() {
    return false;
  }

  @Override
  public void write(Object value, int id, GraphWriter out) throws IOException {
    part.write(value, out.tokens());
  }

  @Override
  public Object read(int id, GraphReader in) throws IOException {
    Object value = part.read(in.tokens());
    if (isTracked()) {
      in.tokens().nextToken();
    }
    return value;
  }

  @Override
  public void describe(StringBuilder text, Set<String> seen) {
    part.describe(text, seen);
  }
}
