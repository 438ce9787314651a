package dev.larder.match;

import java.util.List;

/**
 * What method patterns ask of a method: its name, its modifiers as in the class file, and its
 * faces, that of its own class first. A JDK proxy has none of its own, only those of its
 * interfaces. Immutable.
 */
public record MethodFacts(String name, int modifiers, List<MethodFace> faces) {
  public MethodFacts {
    faces = List.copyOf(faces);
  }

  /** Name and parameter types, {@code findById(long)}. */
  public String signature() {
    return name + "(" + String.join(", ", faces.get(0).parameters()) + ")";
  }
}
