package dev.larder.weave;

import dev.larder.match.MethodFacts;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * What the rules want of a class. Asked by the transformer for every class that the JVM loads, so
 * the name question comes first and must be a hash look-up. Thread-safe.
 */
public interface ClassMatcher {
  /**
   * Whether any rule may be about a class of a name of this length. Asked first, before the name is
   * so much as written with dots.
   */
  boolean mayConcern(@Nullable ClassLoader loader, int nameLength);

  /**
   * Whether any rule names this very class.
   *
   * @param className binary name, {@code com.shop.ProductService}
   */
  boolean namesClass(String className);

  /** Whether any rule names this very type, be it for the sake of those below it. */
  boolean namesType(String typeName);

  /**
   * Whether any rule may be about a class that none names: one with a wildcard, or about a type
   * above it. Loads no class.
   */
  boolean mayWant(
      ClassLoader loader, @Nullable ProtectionDomain origin, String className, byte[] classFile);

  /** Whether any rule asks for annotations, which are looked for only then. */
  boolean wantsAnnotations();

  /**
   * Whether any rule is about this method.
   *
   * @param className binary name, {@code com.shop.ProductService}
   */
  boolean wantsMethod(String className, MethodFacts method);
}
