package dev.larder.version;

/**
 * Where versions live: that of a tag under {@code NAMESPACE:~tag:TAG}, that of a whole rule under
 * {@code NAMESPACE:~tag:~RULE}, that of a pattern of keys under {@code NAMESPACE:~tag:~:PATTERN}.
 * Stateless.
 */
public final class VersionKeys {
  private static final String TAG = "~tag:";
  private static final String NOTHING = "~";
  private static final String RULE = TAG + NOTHING;
  private static final String PATTERN = RULE + ":";

  private VersionKeys() {}

  /** What the keys of all versions of a namespace begin with. */
  public static String prefix(String namespace) {
    return namespace + ":" + TAG;
  }

  /** The key of a tag's version, without the namespace. */
  public static String ofTag(String tag) {
    return TAG + tag;
  }

  /** The key of a rule's version, without the namespace. */
  public static String ofRule(String rule) {
    return RULE + rule;
  }

  /** The key of the version of a pattern of keys, without the namespace. */
  public static String ofPattern(String pattern) {
    return PATTERN + pattern;
  }

  /** Whether a key with its namespace is that of a version. */
  public static boolean isVersion(String key) {
    return key.startsWith(TAG, key.indexOf(':') + 1);
  }

  /** A version's key for people: what it is the version of. */
  public static String shown(String key) {
    String name = key.substring(key.indexOf(':') + 1 + TAG.length());
    if (!isNoTag(key)) {
      return "tag " + (name.startsWith(NOTHING) ? name.substring(NOTHING.length()) : name);
    }
    String bare = name.substring(NOTHING.length());
    return isOfRule(key) ? "rule " + bare : "keys " + bare.substring(1);
  }

  /** Whether it is that of a rule's version, of which there are few. */
  static boolean isOfRule(String key) {
    return isNoTag(key) && !key.startsWith(PATTERN, key.indexOf(':') + 1);
  }

  /** Whether it is that of a rule or of a pattern, which no result tells of. */
  static boolean isNoTag(String key) {
    int name = key.indexOf(':') + 1 + RULE.length();
    return key.startsWith(RULE, name - RULE.length()) && !key.startsWith(NOTHING, name);
  }

  /**
   * The whole key of what stands under a prefix, a tag's text or another. A tag whose text begins
   * with what is written for nothing would be a rule's: no name of a rule begins so.
   */
  public static String under(String prefix, String text) {
    return prefix.endsWith(TAG) && text.startsWith(NOTHING)
        ? prefix + NOTHING + text
        : prefix.concat(text);
  }
}
