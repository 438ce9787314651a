package dev.larder.match;

import java.util.Set;

/** The types that a pattern may name without a package: primitives and those of java.lang. */
final class LangTypes {
  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double");

  private static final Set<String> JAVA_LANG =
      Set.of(
          "Appendable",
          "AutoCloseable",
          "Boolean",
          "Byte",
          "CharSequence",
          "Character",
          "Class",
          "ClassLoader",
          "Cloneable",
          "Comparable",
          "Double",
          "Enum",
          "Error",
          "Exception",
          "Float",
          "Integer",
          "Iterable",
          "Long",
          "Number",
          "Object",
          "Readable",
          "Record",
          "Runnable",
          "RuntimeException",
          "Short",
          "String",
          "StringBuffer",
          "StringBuilder",
          "Thread",
          "Throwable",
          "Void");

  private LangTypes() {}

  static boolean isKnown(String simpleName) {
    return PRIMITIVES.contains(simpleName) || JAVA_LANG.contains(simpleName);
  }

  static String fullName(String name) {
    return JAVA_LANG.contains(name) ? "java.lang." + name : name;
  }
}
