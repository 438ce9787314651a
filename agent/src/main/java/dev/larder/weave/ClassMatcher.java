package dev.larder.weave;

import dev.larder.match.MethodFacts;

/**
 * What the rules want of a class. Asked by the transformer for every class that the JVM loads, so
 * the name question comes first and must be a hash look-up. Thread-safe.
 */
public interface ClassMatcher {
  /**
   * Whether any rule names this very class; the name as the JVM spells it, {@code
   * com/shop/ProductService}.
   */
  boolean namesClass(String internalName);

  /**
   * Whether any rule may be about a class that none names: one with a wildcard, or about a type
   * above it. Loads no class.
   */
  boolean mayWant(ClassLoader loader, String internalName, byte[] classFile);

  /** Whether any rule asks for annotations, which are looked for only then. */
  boolean wantsAnnotations();

  /**
   * Whether any rule is about this method.
   *
   * @param className binary name, {@code com.shop.ProductService}
   */
  boolean wantsMethod(String className, MethodFacts method);
}
