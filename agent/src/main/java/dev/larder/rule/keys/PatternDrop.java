package dev.larder.rule.keys;

import dev.larder.invalidation.KeyPattern;
import dev.larder.rule.tag.ArrayKey;

/**
 * What a write drops by a pattern of keys, of which the call comes as an array. Throws what the
 * application throws.
 *
 * @param namespace with its colon
 * @param whole the whole text of the pattern
 * @param scope that of its scope
 */
public record PatternDrop(String namespace, ArrayKey whole, ArrayKey scope) {
  /** The key of the version that is raised. */
  public String version(Object arguments) {
    return PatternedTags.versionKey(namespace, scope.whole(arguments));
  }

  /** What is looked for in Redis afterwards. */
  public String keys(Object arguments) {
    String glob = namespace.concat(whole.whole(arguments));
    return new KeyPattern(version(arguments), glob).text();
  }
}
