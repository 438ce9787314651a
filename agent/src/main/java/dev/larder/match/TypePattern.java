package dev.larder.match;

import java.util.List;

/**
 * Which types a pattern means.
 *
 * @param subtypes {@code +}: also those below them
 * @param annotations the names of those that the type itself must have
 */
record TypePattern(NamePattern name, boolean subtypes, List<String> annotations) {
  TypePattern {
    annotations = List.copyOf(annotations);
  }

  boolean matches(TypeFace type) {
    return type.annotations().containsAll(annotations) && isMeant(type);
  }

  private boolean isMeant(TypeFace type) {
    if (name.matches(type.name())) {
      return true;
    }
    if (subtypes) {
      for (String above : type.supertypes()) {
        if (name.matches(above)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether it could be any type. */
  boolean isBroad() {
    return name.isAnything() && annotations.isEmpty();
  }

  /** Without annotations. */
  @Override
  public String toString() {
    return name + (subtypes ? "+" : "");
  }
}
