package dev.larder.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one method pattern. Not thread-safe. */
final class PatternParser {
  private static final String FORM = TypeNames.FORM;
  private static final String OF_APPLICATION = "name a method of the application that calls it";
  private static final List<String> JDK = List.of("java.", "jdk.", "sun.");

  private final String text;
  private final List<Word> typeAnnotations = new ArrayList<>();
  private final List<Word> methodAnnotations = new ArrayList<>();
  private Modifiers modifiers = Modifiers.ANY;
  private @Nullable NamePattern result;

  PatternParser(String text) {
    this.text = text;
  }

  /** A piece of the pattern without blanks, and where it begins. */
  private record Word(String text, int offset) {
    boolean isAnnotation() {
      return text.startsWith("@");
    }
  }

  MethodPattern parse() throws PatternException {
    refuseWhatIsNone();
    int group = groupEnd();
    int open = text.indexOf('(', group);
    List<Word> words = words(group, open < 0 ? text.length() : open);
    if (words.isEmpty()) {
      throw new PatternException("there is no method name before the parameters", FORM, 0);
    }
    Word type = group == 0 ? split(words) : grouped(group, words);
    Word name = words.get(words.size() - 1);
    TypeNames.checkPattern(name.text(), name.offset());
    TypePattern typePattern = type(type, name);
    return new MethodPattern(
        modifiers,
        result,
        typePattern,
        annotations(methodAnnotations),
        new NamePattern(name.text()),
        open < 0 ? null : new ParameterPatterns(parameters(open)));
  }

  private void refuseWhatIsNone() throws PatternException {
    if (text.isBlank()) {
      throw new PatternException("the method is empty", FORM, 0);
    }
    int generic = text.indexOf('<');
    if (generic >= 0) {
      throw new PatternException(
          "a pattern has no type arguments",
          "write the erased type, java.util.List for java.util.List<String>",
          generic);
    }
  }

  /** Where the type in parentheses ends, {@code (@com.shop.Cached com.shop..*)}; 0 without. */
  private int groupEnd() throws PatternException {
    int open = text.indexOf('(');
    boolean isGroup = open >= 0 && text.substring(open + 1).stripLeading().startsWith("@");
    if (!isGroup) {
      return 0;
    }
    int close = text.indexOf(')', open);
    if (close < 0 || !text.startsWith(".", close + 1)) {
      throw new PatternException(
          "the annotated type has no end", "close it with \").\" before the method's name", open);
    }
    return close + 1;
  }

  private List<Word> words(int from, int end) {
    List<Word> words = new ArrayList<>();
    int at = from;
    while (at < end) {
      int start = at;
      while (at < end && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        words.add(new Word(text.substring(start, at), start));
      }
      at++;
    }
    return words;
  }

  /** Takes all but the method's name and its annotations off; the type. */
  private Word grouped(int group, List<Word> words) throws PatternException {
    int open = text.indexOf('(');
    before(words(0, open), false);
    List<Word> inside = words(open + 1, group - 1);
    Word type = inside.remove(inside.size() - 1);
    typeAnnotations.addAll(inside);
    Word dotted = words.remove(0);
    words.add(0, new Word(dotted.text().substring(1), dotted.offset() + 1));
    ofMethod(words);
    return type;
  }

  private Word split(List<Word> words) throws PatternException {
    int qualified = words.size() - 1;
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).text().contains(".@")) {
        qualified = i;
        break;
      }
    }
    before(new ArrayList<>(words.subList(0, qualified)), true);
    Word word = words.get(qualified);
    int dot = word.text().contains(".@") ? word.text().indexOf(".@") : word.text().lastIndexOf('.');
    if (dot < 0) {
      throw new PatternException("\"" + word.text() + "\" names no class", FORM, word.offset());
    }
    if (word.text().indexOf('+') < 0 && !word.text().contains(".@")) {
      TypeNames.checkPattern(word.text(), word.offset());
    }
    words.subList(0, qualified + 1).clear();
    words.add(0, new Word(word.text().substring(dot + 1), word.offset() + dot + 1));
    ofMethod(words);
    return new Word(word.text().substring(0, dot), word.offset());
  }

  /** The method's annotations, before its name. */
  private void ofMethod(List<Word> words) throws PatternException {
    Word name = words.get(words.size() - 1);
    for (Word word : words.subList(0, words.size() - 1)) {
      if (!word.isAnnotation()) {
        throw tooMany(word);
      }
      methodAnnotations.add(word);
    }
    if (name.isAnnotation() || name.text().isEmpty()) {
      throw new PatternException("there is no method name", FORM, name.offset());
    }
  }

  /**
   * Modifiers, the result, and annotations: the method's before one of the others, as in {@code
   * @com.shop.Cached * com.shop..*.*(..)}, the type's right before the type.
   */
  private void before(List<Word> words, boolean typeFollows) throws PatternException {
    List<Word> pending = new ArrayList<>();
    for (Word word : words) {
      if (word.isAnnotation()) {
        pending.add(word);
        continue;
      }
      if (result != null) {
        throw tooMany(word);
      }
      methodAnnotations.addAll(pending);
      pending.clear();
      if (Modifiers.isModifier(word.text())) {
        modifiers = modifiers.and(word.text());
      } else {
        result = TypeNames.parse(word.text(), word.offset());
      }
    }
    (typeFollows ? typeAnnotations : methodAnnotations).addAll(pending);
  }

  private TypePattern type(Word word, Word method) throws PatternException {
    boolean subtypes = word.text().endsWith("+");
    String name = subtypes ? word.text().substring(0, word.text().length() - 1) : word.text();
    TypeNames.checkPattern(name, word.offset());
    if (name.indexOf('*') >= 0 && name.indexOf('.') < 0) {
      throw new PatternException(
          "\"" + name + "\" has no package", "write *.." + name + " for any", word.offset());
    }
    if (!subtypes) {
      checkOwner(name + "." + method.text(), word.offset());
    }
    return new TypePattern(new NamePattern(name), subtypes, annotations(typeAnnotations));
  }

  private static List<String> annotations(List<Word> words) throws PatternException {
    List<String> names = new ArrayList<>();
    for (Word word : words) {
      names.add(TypeNames.annotation(word.text().substring(1), word.offset() + 1));
    }
    return names;
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

  private List<NamePattern> parameters(int open) throws PatternException {
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
    List<NamePattern> types = new ArrayList<>();
    if (text.substring(open + 1, close).isBlank()) {
      return types;
    }
    int start = open + 1;
    while (start <= close) {
      int comma = text.indexOf(',', start);
      int stop = comma < 0 || comma > close ? close : comma;
      types.add(parameter(text.substring(start, stop), start));
      start = stop + 1;
    }
    return types;
  }

  private static NamePattern parameter(String written, int start) throws PatternException {
    String type = written.strip();
    if (type.isEmpty()) {
      throw new PatternException("a parameter type is missing", "name one, or drop a comma", start);
    }
    return type.equals("..")
        ? ParameterPatterns.ANY_NUMBER
        : TypeNames.parse(type, start + written.indexOf(type));
  }

  private static PatternException tooMany(Word word) {
    return new PatternException(
        "\"" + word.text() + "\" is one word too many",
        "write modifiers, then a return type, then package.Type.method(parameter types)",
        word.offset());
  }
}
