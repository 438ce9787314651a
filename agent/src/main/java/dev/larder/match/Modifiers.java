package dev.larder.match;

import java.util.List;

/**
 * Which modifiers a method must have and which it must not have, as access flags of the class file
 * (JVMS 4.6). A value.
 */
record Modifiers(int required, int forbidden) {
  static final Modifiers ANY = new Modifiers(0, 0);
  static final List<String> WORDS =
      List.of("public", "protected", "private", "static", "final", "synchronized");
  private static final List<Integer> FLAGS = List.of(0x1, 0x4, 0x2, 0x8, 0x10, 0x20);

  /** Whether a word is one of them, or one of them with {@code !} before it. */
  static boolean isModifier(String word) {
    return WORDS.contains(word.startsWith("!") ? word.substring(1) : word);
  }

  Modifiers and(String word) {
    boolean not = word.startsWith("!");
    int flag = FLAGS.get(WORDS.indexOf(not ? word.substring(1) : word));
    return not
        ? new Modifiers(required, forbidden | flag)
        : new Modifiers(required | flag, forbidden);
  }

  boolean match(int modifiers) {
    return (modifiers & required) == required && (modifiers & forbidden) == 0;
  }

  /** Each with a space behind it; empty for any. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < FLAGS.size(); i++) {
      if ((forbidden & FLAGS.get(i)) != 0) {
        text.append('!').append(WORDS.get(i)).append(' ');
      }
      if ((required & FLAGS.get(i)) != 0) {
        text.append(WORDS.get(i)).append(' ');
      }
    }
    return text.toString();
  }
}
