package dev.larder.key;

import dev.larder.key.Part.Literal;
import dev.larder.key.Part.Placeholder;
import java.util.ArrayList;
import java.util.List;

/** Reads one key template. */
final class TemplateParser {
  private static final String FORM = "write {name}, {0} or {name.property}";

  private final String text;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private int at;

  TemplateParser(String text) {
    this.text = text;
  }

  KeyTemplate parse() throws TemplateException {
    if (text.isEmpty()) {
      throw new TemplateException(
          "the template is empty", "write text with placeholders, as in product:{id}", 0);
    }
    while (at < text.length()) {
      char c = text.charAt(at);
      if ((c == '{' || c == '}') && text.startsWith(c == '{' ? "{{" : "}}", at)) {
        literal.append(c);
        at += 2;
      } else if (c == '{') {
        placeholder();
      } else if (c == '}') {
        throw new TemplateException("\"}\" closes nothing", "write }} for a brace", at);
      } else {
        literal.append(c);
        at++;
      }
    }
    endLiteral();
    return new KeyTemplate(parts);
  }

  private void endLiteral() {
    if (literal.length() > 0) {
      parts.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private void placeholder() throws TemplateException {
    endLiteral();
    int close = text.indexOf('}', at);
    if (close < 0) {
      throw new TemplateException(
          "\"{\" is not closed", "close it with \"}\", or write {{ for a brace", at);
    }
    String inside = text.substring(at + 1, close);
    int bar = inside.indexOf('|');
    String value = (bar < 0 ? inside : inside.substring(0, bar)).strip();
    String otherwise = bar < 0 ? null : inside.substring(bar + 1);
    if (value.isEmpty()) {
      throw new TemplateException("a placeholder is empty", FORM, at);
    }
    refuseSeveral(value);
    int colon = value.indexOf(':');
    List<String> names = names(colon < 0 ? value : value.substring(0, colon).strip());
    List<String> functions = colon < 0 ? List.of() : functions(value, colon);
    parts.add(new Placeholder(names.get(0), names.subList(1, names.size()), functions, otherwise));
    at = close + 1;
  }

  private List<String> functions(String value, int colon) throws TemplateException {
    List<String> functions = new ArrayList<>();
    int start = colon + 1;
    while (start <= value.length()) {
      int next = value.indexOf(':', start);
      int end = next < 0 ? value.length() : next;
      String name = value.substring(start, end).strip();
      if (!isName(name, false)) {
        throw new TemplateException(
            "{" + value + "} names no function behind its colon",
            "write {" + value.substring(0, colon) + "}, or a function as in {email:lower}",
            at + 1);
      }
      functions.add(name);
      start = end + 1;
    }
    return functions;
  }

  private void refuseSeveral(String value) throws TemplateException {
    if (value.indexOf('[') >= 0) {
      throw new TemplateException(
          "several values, as in {" + value + "}, are not supported by this version",
          "write a path to one value",
          at + 1);
    }
  }

  private List<String> names(String value) throws TemplateException {
    List<String> names = new ArrayList<>();
    int start = 0;
    while (start <= value.length()) {
      int dot = value.indexOf('.', start);
      int end = dot < 0 ? value.length() : dot;
      String name = value.substring(start, end);
      if (!isName(name, names.isEmpty())) {
        throw new TemplateException("{" + value + "} is not a placeholder", FORM, at);
      }
      names.add(name);
      start = end + 1;
    }
    return names;
  }

  private static boolean isName(String name, boolean first) {
    if (name.isEmpty()) {
      return false;
    }
    if (first && isNumber(name)) {
      return name.length() <= 3;
    }
    boolean ok = Character.isJavaIdentifierStart(name.charAt(0));
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      ok &= Character.isJavaIdentifierPart(c) || (!first && c == '-');
    }
    return ok;
  }

  static boolean isNumber(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
