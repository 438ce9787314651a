package dev.larder.config.schema;

import dev.larder.config.form.Form;
import dev.larder.config.form.Key;
import dev.larder.config.form.Kind;
import dev.larder.config.form.Patterns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What may stand behind a key, as JSON Schema. Stateless. */
final class KindSchemas {
  private static final List<String> SCALAR = List.of("string", "number", "boolean");

  private KindSchemas() {}

  static Map<String, Object> of(Key key) {
    return switch (key.kind()) {
      case TEXT -> text();
      case TEXTS -> oneOrList(text());
      case NAME -> ordered("type", SCALAR, "pattern", Patterns.orVariable(Patterns.NAME));
      case REDIS_URI -> string(Patterns.REDIS_URI);
      case NODES -> oneOrList(string(Patterns.NODE));
      case SECRET -> string(Patterns.SECRET);
      case DURATION -> orWords(key, string(Patterns.DURATION));
      case SIZE -> orWords(key, string(Patterns.SIZE));
      case SHARE -> orWords(key, orNumber(number("number", 0, 1), Patterns.SHARE));
      case COUNT -> orNumber(number("integer", 1, Patterns.MAX_COUNT), Patterns.COUNT);
      case CHOICE -> choice(key);
      case SECTION -> orWords(key, reference(key.forms().get(0)));
      case SECTIONS -> oneOrList(reference(key.forms().get(0)));
      case NAMED_SECTIONS -> named(firstMeant(key.forms()), true);
      case NAMED_TEXTS -> named(text(), false);
    };
  }

  static Map<String, Object> reference(Form form) {
    return Map.of("$ref", "#/$defs/" + form.name());
  }

  private static Map<String, Object> text() {
    return ordered("type", SCALAR, "pattern", Patterns.TEXT);
  }

  private static Map<String, Object> string(String pattern) {
    return ordered("type", "string", "pattern", pattern);
  }

  private static Map<String, Object> number(String type, int least, int most) {
    Map<String, Object> number = ordered("type", type, "minimum", least);
    number.put("maximum", most);
    return number;
  }

  private static Map<String, Object> orNumber(Map<String, Object> number, String pattern) {
    return Map.of("anyOf", List.of(number, string(pattern)));
  }

  private static Map<String, Object> orWords(Key key, Map<String, Object> other) {
    return key.words().isEmpty()
        ? other
        : Map.of("anyOf", List.of(Map.of("enum", key.words()), other));
  }

  /** The words as YAML takes them, and in quotes where that is another value. */
  private static Map<String, Object> choice(Key key) {
    List<Object> plain = new ArrayList<>();
    List<String> quoted = new ArrayList<>();
    for (String word : key.words()) {
      plain.add(plain(word, Kind.CHOICE));
      if (!plain.contains(word)) {
        quoted.add(word);
      }
    }
    String other =
        quoted.isEmpty()
            ? Patterns.VARIABLE
            : Patterns.orVariable("^(" + String.join("|", quoted) + ")$");
    return Map.of("anyOf", List.of(Map.of("enum", plain), string(other)));
  }

  /** A value as YAML takes it where it is not in quotes. */
  static Object plain(String written, Kind kind) {
    if (written.equals("true") || written.equals("false")) {
      return Boolean.valueOf(written);
    }
    return kind == Kind.COUNT || written.equals("1") ? (Object) Integer.valueOf(written) : written;
  }

  private static Map<String, Object> oneOrList(Map<String, Object> item) {
    Map<String, Object> list = ordered("type", "array", "items", item);
    list.put("minItems", 1);
    return Map.of("anyOf", List.of(item, list));
  }

  private static Map<String, Object> named(Map<String, Object> value, boolean mayBeNothing) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("type", mayBeNothing ? List.of("object", "null") : "object");
    if (mayBeNothing) {
      map.put("propertyNames", Map.of("pattern", Patterns.NAME));
    }
    map.put("additionalProperties", value);
    return map;
  }

  /** The form of whose marks one is there; the last one has none. */
  private static Map<String, Object> firstMeant(List<Form> forms) {
    Map<String, Object> meant = reference(forms.get(forms.size() - 1));
    for (int i = forms.size() - 2; i >= 0; i--) {
      Map<String, Object> choice =
          ordered("type", "object", "if", Map.of("anyOf", marks(forms.get(i))));
      choice.put("then", reference(forms.get(i)));
      choice.put("else", meant);
      meant = choice;
    }
    return meant;
  }

  private static List<Map<String, Object>> marks(Form form) {
    List<Map<String, Object>> marks = new ArrayList<>();
    form.marks().forEach(mark -> marks.add(Map.of("required", List.of(mark.name()))));
    form.markingWords()
        .forEach(
            (key, word) ->
                marks.add(
                    ordered(
                        "required",
                        List.of(key),
                        "properties",
                        Map.of(key, Map.of("const", word)))));
    return marks;
  }

  private static Map<String, Object> ordered(
      String key, Object value, String other, Object otherValue) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    map.put(other, otherValue);
    return map;
  }
}
