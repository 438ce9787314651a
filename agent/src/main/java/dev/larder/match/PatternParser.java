package dev.larder.match;

import java.util.ArrayList;
import java.util.List;

/** Reads one method pattern. This version takes exact names only. */
final class PatternParser {
  private static final String FORM =
      "write package.Type.method(parameter types), as in com.shop.ProductService.findById(long)";

  private static final String OF_APPLICATION = "name a method of the application that calls it";
  private static final List<String> JDK = List.of("java.", "jdk.", "sun.");

  private final String text;

  PatternParser(String text) {
    this.text = text;
  }

  MethodPattern parse() throws PatternException {
    if (text.isBlank()) {
      throw new PatternException("the method is empty", FORM, 0);
    }
    refuseWhatIsNotThereYet();
    int open = text.indexOf('(');
    int headEnd = open < 0 ? text.length() : open;
    String head = text.substring(0, headEnd).strip();
    int start = text.indexOf(head);
    checkHead(head, start);
    int dot = head.lastIndexOf('.');
    String className = head.substring(0, dot);
    String methodName = head.substring(dot + 1);
    if (open < 0) {
      return new MethodPattern(className, methodName, false, null);
    }
    int close = closingParenthesis(open);
    if (text.substring(open + 1, close).strip().equals("..")) {
      return new MethodPattern(className, methodName, true, null);
    }
    return new MethodPattern(className, methodName, true, parameters(open + 1, close));
  }

  private void refuseWhatIsNotThereYet() throws PatternException {
    int annotation = text.indexOf('@');
    if (annotation >= 0) {
      throw notYet("annotations", annotation);
    }
    int star = text.indexOf('*');
    if (star >= 0) {
      throw matchesEverything()
          ? new PatternException(
              "\"" + text.strip() + "\" would match every method", FORM, text.indexOf(text.strip()))
          : notYet("\"*\"", star);
    }
    int plus = text.indexOf('+');
    if (plus >= 0) {
      throw notYet("\"+\"", plus);
    }
    int generic = text.indexOf('<');
    if (generic >= 0) {
      throw new PatternException(
          "a pattern has no type arguments",
          "write the erased type, java.util.List for java.util.List<String>",
          generic);
    }
  }

  private boolean matchesEverything() {
    for (int i = 0; i < text.length(); i++) {
      if ("*.() ".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private void checkHead(String head, int start) throws PatternException {
    if (head.isEmpty()) {
      throw new PatternException("there is no method name before the parameters", FORM, 0);
    }
    int dots = head.indexOf("..");
    if (dots >= 0) {
      throw notYet("\"..\" in a type", start + dots);
    }
    for (int i = 0; i < head.length(); i++) {
      if (Character.isWhitespace(head.charAt(i))) {
        throw notYet("modifiers and a return type", start);
      }
    }
    if (head.indexOf('.') < 0) {
      throw new PatternException("\"" + head + "\" names no class", FORM, start);
    }
    checkName(head, start);
    checkOwner(head, start);
  }

  private static void checkOwner(String head, int start) throws PatternException {
    for (String jdk : JDK) {
      if (head.startsWith(jdk)) {
        throw new PatternException(
            "\"" + head + "\" is in the JDK, which is never woven", OF_APPLICATION, start);
      }
    }
    if (head.startsWith("dev.larder.")) {
      throw new PatternException(
          "\"" + head + "\" is Larder's own, which is never woven", OF_APPLICATION, start);
    }
  }

  private int closingParenthesis(int open) throws PatternException {
    int close = text.indexOf(')', open);
    if (close < 0) {
      throw new PatternException(
          "the parameter list has no end", "close it with \")\"", text.length());
    }
    String rest = text.substring(close + 1);
    if (!rest.isBlank()) {
      throw new PatternException(
          "\"" + rest.strip() + "\" follows the parameter list", "leave it out", close + 1);
    }
    return close;
  }

  private List<String> parameters(int from, int end) throws PatternException {
    List<String> types = new ArrayList<>();
    if (text.substring(from, end).isBlank()) {
      return types;
    }
    int start = from;
    while (start <= end) {
      int comma = text.indexOf(',', start);
      int stop = comma < 0 || comma > end ? end : comma;
      types.add(parameter(text.substring(start, stop), start));
      start = stop + 1;
    }
    return types;
  }

  private String parameter(String written, int start) throws PatternException {
    String type = written.strip();
    int offset = start + written.indexOf(type);
    if (type.isEmpty()) {
      throw new PatternException("a parameter type is missing", "name one, or drop a comma", start);
    }
    if (type.equals("..")) {
      throw notYet("\"..\" beside other parameters", offset);
    }
    int nameEnd = type.endsWith("...") ? type.length() - 3 : type.indexOf('[');
    String name = nameEnd < 0 ? type : type.substring(0, nameEnd).strip();
    String suffix = nameEnd < 0 ? "" : dimensions(type.substring(nameEnd), offset + nameEnd);
    checkType(name, offset);
    return LangTypes.fullName(name) + suffix;
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

  private static void checkType(String name, int offset) throws PatternException {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isWhitespace(name.charAt(i))) {
        throw new PatternException(
            "\"" + name + "\" is more than a type", "write the type alone, without a name", offset);
      }
    }
    checkName(name, offset);
    if (name.indexOf('.') < 0 && !LangTypes.isKnown(name)) {
      throw new PatternException(
          "\"" + name + "\" has no package", "write its full name, as in com.shop.Product", offset);
    }
  }

  private static void checkName(String name, int offset) throws PatternException {
    boolean segmentStart = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean ok = segmentStart ? Character.isJavaIdentifierStart(c) : isInside(c);
      if (!ok) {
        throw new PatternException("\"" + name + "\" is not a name", FORM, offset + i);
      }
      segmentStart = c == '.';
    }
    if (segmentStart) {
      throw new PatternException("\"" + name + "\" is not a name", FORM, offset + name.length());
    }
  }

  private static boolean isInside(char c) {
    return c == '.' || Character.isJavaIdentifierPart(c);
  }

  private static PatternException notYet(String what, int offset) {
    return new PatternException(
        "this version takes exact names, not " + what, FORM, Math.max(0, offset));
  }
}
