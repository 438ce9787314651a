package dev.larder.rule.keys;

import dev.larder.key.CompiledKey;
import dev.larder.key.glob.Glob;
import dev.larder.key.glob.GlobTemplate;
import dev.larder.key.text.StableText;
import dev.larder.version.CallTags;
import dev.larder.version.EntryTags;
import dev.larder.version.VersionKeys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tags of entries that patterns of keys can drop: an entry carries the version of each pattern
 * that means its key.
 *
 * @param namespace of the entries, with its colon
 * @param key as text, also where the entry's own key is a shorter one
 */
public record PatternedTags(
    EntryTags tags, String namespace, List<GlobTemplate> patterns, CompiledKey key)
    implements EntryTags {
  private static final int LONGEST = 200;

  /** The same tags where there are no patterns. */
  public static EntryTags of(
      EntryTags tags, String namespace, List<GlobTemplate> patterns, CompiledKey key) {
    return patterns.isEmpty() ? tags : new PatternedTags(tags, namespace, patterns, key);
  }

  /** The key of the version of a scope, with the namespace. */
  static String versionKey(String namespace, String scope) {
    String shown = Glob.shown(scope);
    String name = shown.length() > LONGEST ? "#" + StableText.hash(shown) : shown;
    return namespace.concat(VersionKeys.ofPattern(name));
  }

  @Override
  public String prefix() {
    return tags.prefix();
  }

  @Override
  public CallTags before(Object @Nullable [] arguments) {
    return tags.before(arguments);
  }

  @Override
  public CallTags before(Object values, Object @Nullable [] arguments) {
    String text = key.whole(values);
    List<String> scopes = new ArrayList<>(patterns.size());
    for (GlobTemplate pattern : patterns) {
      String scope = pattern.scopeOf(text);
      if (scope != null) {
        scopes.add(versionKey(namespace, scope));
      }
    }
    return tags.before(arguments).with(scopes);
  }

  @Override
  public List<String> after(Object @Nullable [] arguments, @Nullable Object result) {
    return tags.after(arguments, result);
  }
}
