package dev.larder.key.glob;

import dev.larder.key.KeyTemplate;
import dev.larder.key.Part;
import dev.larder.key.Part.Literal;
import dev.larder.key.Part.Placeholder;
import dev.larder.key.TemplateException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key template whose text has wildcards, as written: {@code products:{region}:*}. Immutable.
 *
 * <p>What a call of it means is told in two texts, both as {@link Glob} has them: the
 * <em>whole</em> one, with the values of all placeholders, and its <em>scope</em>, in which only
 * those have values that a key which is meant tells without doubt. These stand before every
 * wildcard, and right behind each stands a character that ends a value. The scope means all that
 * the whole one means, and the scopes of one template have no key in common: so a key tells which
 * of them it is in.
 */
public final class GlobTemplate {
  private final KeyTemplate written;
  private final KeyTemplate whole;
  private final KeyTemplate scope;

  /** The text before each placeholder that has a value in the scope. */
  private final List<String> leads = new ArrayList<>();

  /** What stands behind the last of them. */
  private final String tail;

  private GlobTemplate(KeyTemplate written, KeyTemplate whole) {
    this.written = written;
    this.whole = whole;
    List<Part> parts = whole.parts();
    int bound = bound(parts);
    List<Part> scoped = new ArrayList<>(parts.subList(0, bound));
    tail = Glob.loose(parts.subList(bound, parts.size()));
    scoped.add(new Literal(tail));
    scope = new KeyTemplate(scoped);
  }

  /**
   * Reads a pattern.
   *
   * @throws TemplateException if the text is no template, has no wildcard, or could mean more than
   *     its writer sees
   */
  public static GlobTemplate parse(String text) throws TemplateException {
    KeyTemplate written = KeyTemplate.parse(text);
    List<Part> parts = new ArrayList<>();
    boolean isWild = false;
    for (Part part : written.parts()) {
      if (part instanceof Literal literal) {
        refuse(literal.text());
        String glob = Glob.of(literal.text());
        isWild |= !glob.equals(literal.text());
        parts.add(new Literal(glob));
      } else {
        parts.add(part);
      }
    }
    if (!isWild) {
      throw new TemplateException(
          "the pattern has no wildcard", "write \"key\" for one entry, or a * or ?", 0);
    }
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Placeholder hole) {
        refuseEndless(hole, parts.subList(i + 1, parts.size()));
      }
    }
    return new GlobTemplate(written, new KeyTemplate(parts));
  }

  private static void refuse(String literal) throws TemplateException {
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c == '[' || c == '\\') {
        throw new TemplateException(
            "\"" + c + "\" is no wildcard here", "write * for any characters, ? for any one", 0);
      }
    }
  }

  /**
   * Another key may encode in a value what stands between it and the next one; only a character
   * that every value encodes makes the value the same in all of them.
   */
  private static void refuseEndless(Placeholder hole, List<Part> behind) throws TemplateException {
    String text = behind.isEmpty() || !(behind.get(0) instanceof Literal next) ? "" : next.text();
    for (int i = 0; i < text.length() && !endsValue(text.charAt(i)); i++) {
      if (isWildcard(text.charAt(i))) {
        throw new TemplateException(
            "nothing tells where " + hole + " ends and the wildcard begins",
            "put a \":\" between them",
            0);
      }
    }
  }

  /** How many of the parts have values in the scope, with the texts before them. */
  private int bound(List<Part> parts) {
    String lead = "";
    int bound = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Literal literal) {
        if (hasWildcard(literal.text())) {
          return bound;
        }
        lead = literal.text();
      } else if (i + 1 < parts.size()
          && parts.get(i + 1) instanceof Literal next
          && endsValue(next.text().charAt(0))) {
        leads.add(lead);
        bound = i + 1;
      } else {
        return bound;
      }
    }
    return bound;
  }

  private static boolean endsValue(char c) {
    return !isWildcard(c) && Glob.endsValue(c);
  }

  private static boolean hasWildcard(String text) {
    return text.indexOf(Glob.MANY) >= 0 || text.indexOf(Glob.ONE) >= 0;
  }

  private static boolean isWildcard(char c) {
    return c == Glob.MANY || c == Glob.ONE;
  }

  /** The template of the whole text. */
  public KeyTemplate whole() {
    return whole;
  }

  /** The template of the scope. */
  public KeyTemplate scope() {
    return scope;
  }

  /** Whether it means every key. */
  public boolean isBroad() {
    return whole.parts().size() == 1
        && whole.roots().isEmpty()
        && Glob.loose(whole.parts()).chars().allMatch(c -> isWildcard((char) c));
  }

  /** Whether it can mean a key of this template; where it is not sure, it can. */
  public boolean canMean(KeyTemplate key) {
    return Glob.meet(Glob.loose(whole.parts()), Glob.loose(key.parts()));
  }

  /** Whether it can mean a key that begins with the name of a method. */
  public boolean canMeanMethods() {
    String text = Glob.loose(whole.parts());
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    return hasWildcard(name) || name.indexOf('.') > 0;
  }

  /** The scope that a key is in, null if it is in none. */
  public @Nullable String scopeOf(String key) {
    int at = 0;
    for (int i = 0; i < leads.size(); i++) {
      String lead = leads.get(i);
      if (!key.startsWith(lead, at)) {
        return null;
      }
      String next = i + 1 < leads.size() ? leads.get(i + 1) : tail;
      at = key.indexOf(next.charAt(0), at + lead.length());
      if (at < 0) {
        return null;
      }
    }
    return Glob.matches(tail, key, at) ? key.substring(0, at).concat(tail) : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GlobTemplate that && whole.equals(that.whole);
  }

  @Override
  public int hashCode() {
    return whole.hashCode();
  }

  /** As it is written. */
  @Override
  public String toString() {
    return written.toString();
  }
}
