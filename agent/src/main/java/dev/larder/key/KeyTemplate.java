package dev.larder.key;

import dev.larder.key.Part.Joined;
import dev.larder.key.Part.Literal;
import dev.larder.key.Part.Placeholder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The template of a rule's keys, as written: not yet bound to the types of a method. Immutable. */
public final class KeyTemplate {
  private final List<Part> parts;

  /** The template of these parts. */
  public KeyTemplate(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads text such as {@code product:{id}:v3}.
   *
   * @throws TemplateException if the text is no template
   */
  public static KeyTemplate parse(String text) throws TemplateException {
    return new TemplateParser(text).parse();
  }

  /** The template of a rule that gives none: {@code Type.method:{0}:{1}}. */
  public static KeyTemplate everyArgument(String typeAndMethod, int parameters) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Literal(typeAndMethod + ":"));
    for (int i = 0; i < parameters; i++) {
      if (i > 0) {
        parts.add(new Literal(":"));
      }
      parts.add(new Placeholder(Integer.toString(i), List.of(), null));
    }
    return new KeyTemplate(parts);
  }

  /** The template of what a method has returned. */
  public static KeyTemplate ofResult() {
    return new KeyTemplate(List.of(new Placeholder("result", List.of(), null)));
  }

  /** The parts in their order. */
  public List<Part> parts() {
    return parts;
  }

  /** What every key begins with, however long it is; empty if that is a placeholder. */
  public String beginning() {
    return parts.get(0) instanceof Literal literal ? CompiledKey.staying(literal.text()) : "";
  }

  /** The names, positions and {@code this} that the placeholders begin with, in their order. */
  public Set<String> roots() {
    Set<String> roots = new LinkedHashSet<>();
    addRoots(parts, roots);
    return roots;
  }

  /**
   * The same keys seen from another method: each placeholder's root replaced by the template given
   * for it. A single placeholder takes its place, path and default included; any other template
   * becomes the text of one value. Roots without a template stay.
   *
   * @throws TemplateException if a property of a placeholder's root is asked for, but the root is
   *     bound to joined text
   */
  public KeyTemplate bind(Map<String, KeyTemplate> with) throws TemplateException {
    List<Part> bound = new ArrayList<>();
    for (Part part : parts) {
      KeyTemplate given = part instanceof Placeholder hole ? with.get(hole.root()) : null;
      bound.add(given == null ? part : bound((Placeholder) part, given.parts));
    }
    return new KeyTemplate(bound);
  }

  private static Part bound(Placeholder hole, List<Part> given) throws TemplateException {
    if (given.size() == 1 && given.get(0) instanceof Placeholder inner) {
      if (!hole.path().isEmpty() && !inner.functions().isEmpty()) {
        throw new TemplateException(
            "the key asks for " + hole + ", but \"" + hole.root() + "\" is given as " + inner,
            "give it without a function",
            0);
      }
      List<String> functions = new ArrayList<>(inner.functions());
      functions.addAll(hole.functions());
      List<String> path = new ArrayList<>(inner.path());
      path.addAll(hole.path());
      String otherwise = inner.otherwise() == null ? hole.otherwise() : inner.otherwise();
      return new Placeholder(inner.root(), path, functions, otherwise);
    }
    if (!hole.path().isEmpty() || !hole.functions().isEmpty()) {
      throw new TemplateException(
          "the key asks for " + hole + ", but \"" + hole.root() + "\" is given as text",
          "give it as one placeholder, as in {product}",
          0);
    }
    return new Joined(hole.root(), given);
  }

  private static void addRoots(List<Part> parts, Set<String> roots) {
    for (Part part : parts) {
      if (part instanceof Placeholder hole) {
        roots.add(hole.root());
      } else if (part instanceof Joined joined) {
        addRoots(joined.parts(), roots);
      }
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeyTemplate that && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /** The template as it would be written; joined parts stand between {@code <} and {@code >}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    write(parts, text);
    return text.toString();
  }

  private static void write(List<Part> parts, StringBuilder text) {
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        text.append(literal.text().replace("{", "{{").replace("}", "}}"));
      } else if (part instanceof Joined joined) {
        text.append('<');
        write(joined.parts(), text);
        text.append('>');
      } else {
        text.append(part);
      }
    }
  }
}
