package dev.larder.match;

import java.util.List;

/**
 * A method as callers see it through one type.
 *
 * @param result erased, {@code void}, {@code long[]}, {@code java.util.List}
 * @param parameters erased, type variables as the type knows them
 * @param annotations the names of those on the method as the type declares or inherits it
 */
public record MethodFace(
    TypeFace type, String result, List<String> parameters, List<String> annotations) {
  public MethodFace {
    parameters = List.copyOf(parameters);
    annotations = List.copyOf(annotations);
  }
}
