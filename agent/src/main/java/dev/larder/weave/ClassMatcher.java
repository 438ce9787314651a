package dev.larder.weave;

import java.util.List;

/**
 * What the rules want of a class. Asked by the transformer for every class that the JVM loads, so
 * the name question comes first and must be a hash look-up. Thread-safe.
 */
public interface ClassMatcher {
  /**
   * Whether any rule names a method of this class; the name as the JVM spells it, {@code
   * com/shop/ProductService}.
   */
  boolean wantsClass(String internalName);

  /**
   * Whether any rule names this method.
   *
   * @param className binary name, {@code com.shop.ProductService}
   * @param parameterTypes erased, {@code long}, {@code long[]}, {@code java.util.List}
   */
  boolean wantsMethod(String className, String methodName, List<String> parameterTypes);
}
