package dev.larder.invalidation;

import dev.larder.key.glob.Glob;
import dev.larder.version.VersionKeys;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of keys that a write drops. Among the keys of the other things that it drops it is a
 * text that is no key: it begins with {@code ~}, which no namespace does.
 *
 * @param version the key of its version, which is raised beside it
 * @param glob the keys that it means, with the namespace
 */
public record KeyPattern(String version, String glob) {
  private static final String MARK = "~keys:";

  /** Beside entries of Larder's that a pattern never means: locks, versions, streams. */
  private static final String LOCK = "~lock";

  private static final String STREAM = "~wb:";

  /** As one text. */
  public String text() {
    return MARK + version.length() + ":" + version + glob;
  }

  /** Whether a text is one of these. */
  static boolean isOne(String text) {
    return text.startsWith(MARK);
  }

  /** Those among some targets. */
  static List<KeyPattern> among(List<String> targets) {
    List<KeyPattern> found = List.of();
    for (String target : targets) {
      if (isOne(target)) {
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add(of(target));
      }
    }
    return found;
  }

  /** What {@link #text} was made of. */
  static KeyPattern of(String text) {
    int colon = text.indexOf(':', MARK.length());
    int end = colon + 1 + Integer.parseInt(text, MARK.length(), colon, 10);
    return new KeyPattern(text.substring(colon + 1, end), text.substring(end));
  }

  /** What is dropped, as Redis writes it, pattern or key. */
  public static String shown(String text) {
    return isOne(text) ? of(text).match() : text;
  }

  /** As Redis takes it. */
  String match() {
    return Glob.shown(glob);
  }

  /** Whether it means this key, which lies below its namespace or not. */
  boolean means(String key) {
    int colon = key.indexOf(':') + 1;
    return Glob.matches(glob, key)
        && !VersionKeys.isVersion(key)
        && !key.startsWith(STREAM, colon)
        && !key.endsWith(LOCK);
  }
}
