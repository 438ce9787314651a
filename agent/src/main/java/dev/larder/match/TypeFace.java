package dev.larder.match;

import java.util.List;

/**
 * A type that callers may know a method by.
 *
 * @param name binary name, {@code com.shop.ProductService}
 * @param supertypes the names of all classes and interfaces above it
 * @param annotations the names of those on the type itself
 */
public record TypeFace(String name, List<String> supertypes, List<String> annotations) {
  public TypeFace {
    supertypes = List.copyOf(supertypes);
    annotations = List.copyOf(annotations);
  }
}
