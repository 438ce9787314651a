package dev.larder.codec.graph;

import dev.larder.codec.type.AllowedTypes;
import dev.larder.codec.type.Refusal;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;

/** Graphs of the return types of a test's own methods. */
final class Graphs {
  private Graphs() {}

  static Type type(Class<?> owner, String method) {
    return Arrays.stream(owner.getDeclaredMethods())
        .filter(each -> each.getName().equals(method))
        .findFirst()
        .orElseThrow()
        .getGenericReturnType();
  }

  static Graph of(Class<?> owner, String method, String... allowed) {
    Set<String> names = Set.of(allowed);
    AllowedTypes types =
        names.isEmpty()
            ? AllowedTypes.NONE
            : new AllowedTypes(String.join(" ", allowed), names::contains, owner.getClassLoader());
    try {
      return Graph.of(type(owner, method), types);
    } catch (Refusal refusal) {
      throw new AssertionError(refusal);
    }
  }

  @SuppressWarnings("unchecked")
  static <T> T copy(Graph graph, T value) throws IOException {
    byte[] bytes = graph.write(value);
    return (T) graph.read(bytes, 0, bytes.length);
  }
}
