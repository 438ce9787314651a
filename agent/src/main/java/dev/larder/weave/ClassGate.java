package dev.larder.weave;

import org.jspecify.annotations.Nullable;

/** Which classes may be woven at all. Stateless. */
final class ClassGate {
  private ClassGate() {}

  /**
   * Why a class that a rule names is left alone, null if it may be woven.
   *
   * @param name binary name, {@code com.shop.ProductService}
   * @param loader null: the JVM's own
   */
  static @Nullable String refusal(@Nullable ClassLoader loader, String name) {
    if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
      return "it is a class of the JDK: name a method of the application";
    }
    if (loader == ClassGate.class.getClassLoader() || name.startsWith("dev.larder.")) {
      return "it is Larder's own: name a method of the application";
    }
    if (name.contains("$$")) {
      return "\"$$\" in its name says that it was generated at run time: name the class that it"
          + " extends";
    }
    return null;
  }
}
