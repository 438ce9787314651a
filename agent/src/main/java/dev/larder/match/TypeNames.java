package dev.larder.match;

import java.util.Set;

/**
 * Reads the types of results and parameters. Without a package may stand primitives and those of
 * java.lang.
 */
final class TypeNames {
  static final String FORM =
      "write package.Type.method(parameter types), as in com.shop.ProductService.findById(long)";

  private static final Set<String> PRIMITIVES =
      Set.of("void", "boolean", "byte", "short", "char", "int", "long", "float", "double");

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

  private TypeNames() {}

  /** A type, arrays and {@code ...} included; {@code *} is any. */
  static NamePattern parse(String type, int offset) throws PatternException {
    int nameEnd = type.endsWith("...") ? type.length() - 3 : type.indexOf('[');
    String name = nameEnd < 0 ? type : type.substring(0, nameEnd).strip();
    String suffix = nameEnd < 0 ? "" : dimensions(type.substring(nameEnd), offset + nameEnd);
    for (int i = 0; i < name.length(); i++) {
      if (Character.isWhitespace(name.charAt(i))) {
        throw new PatternException(
            "\"" + name + "\" is more than a type", "write the type alone, without a name", offset);
      }
    }
    if (name.endsWith("+")) {
      throw new PatternException(
          "\"+\" stands behind the type that has the method only",
          "write the type as the method declares it, or *",
          offset + name.length() - 1);
    }
    if (!name.equals("*")) {
      checkPattern(name, offset);
      checkPackage(name, offset);
    }
    return new NamePattern(fullName(name) + suffix);
  }

  /** An annotation's name, without the {@code @}. */
  static String annotation(String name, int offset) throws PatternException {
    checkName(name, offset);
    if (name.indexOf('.') >= 0) {
      return name;
    }
    if (!name.equals("Deprecated") && !name.equals("FunctionalInterface")) {
      throw new PatternException(
          "\"@" + name + "\" has no package",
          "write its full name, as in @com.shop.Cached",
          offset);
    }
    return "java.lang." + name;
  }

  private static void checkPackage(String name, int offset) throws PatternException {
    if (name.indexOf('.') < 0 && !PRIMITIVES.contains(name) && !JAVA_LANG.contains(name)) {
      String cure =
          name.indexOf('*') < 0
              ? "write its full name, as in com.shop.Product"
              : "write *.." + name + " for any";
      throw new PatternException("\"" + name + "\" has no package", cure, offset);
    }
  }

  private static String fullName(String name) {
    return JAVA_LANG.contains(name) ? "java.lang." + name : name;
  }

  private static String dimensions(String suffix, int offset) throws PatternException {
    if (suffix.equals("...")) {
      return "[]";
    }
    String tight = suffix.replace(" ", "");
    for (int i = 0; i < tight.length(); i += 2) {
      if (!tight.startsWith("[]", i)) {
        throw new PatternException(
            "\"" + suffix + "\" is no array", "write long[] or long[][]", offset);
      }
    }
    return tight;
  }

  /** Names and dots, no wildcard. */
  private static void checkName(String name, int offset) throws PatternException {
    int wildcard = name.indexOf('*');
    if (wildcard >= 0 || name.contains("..")) {
      throw new PatternException(
          "\"" + name + "\" is not a name", FORM, offset + Math.max(0, wildcard));
    }
    checkPattern(name, offset);
  }

  /** Names with stars, between them one dot or two. */
  static void checkPattern(String name, int offset) throws PatternException {
    boolean segmentStart = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean ok = c == '*' || isLetter(c, segmentStart) || isDots(name, i);
      if (!ok) {
        throw new PatternException("\"" + name + "\" is not a name", FORM, offset + i);
      }
      segmentStart = c == '.';
    }
    if (segmentStart) {
      throw new PatternException("\"" + name + "\" is not a name", FORM, offset + name.length());
    }
  }

  private static boolean isLetter(char c, boolean segmentStart) {
    return segmentStart ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c);
  }

  /** A dot between two names, or the second of two. */
  private static boolean isDots(String name, int at) {
    if (name.charAt(at) != '.' || at == 0) {
      return false;
    }
    return name.charAt(at - 1) != '.' || (at > 1 && name.charAt(at - 2) != '.');
  }
}
