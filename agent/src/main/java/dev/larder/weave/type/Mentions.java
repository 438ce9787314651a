package dev.larder.weave.type;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** Knows texts in a class file that begin with one of some words. Immutable. */
final class Mentions {
  /** Of no words. */
  static final Mentions NONE = new Mentions(List.of());

  private final byte[][] heads;

  /** By their first bytes, so that nearly every text is passed by after one look. */
  private final boolean[] first = new boolean[256];

  private final boolean all;

  /** Of these words; an empty one begins every text. */
  Mentions(Collection<String> words) {
    heads = new byte[words.size()][];
    boolean empty = false;
    int i = 0;
    for (String word : words) {
      byte[] head = word.getBytes(StandardCharsets.UTF_8);
      heads[i++] = head;
      if (head.length == 0) {
        empty = true;
      } else {
        first[head[0] & 0xff] = true;
      }
    }
    all = empty;
  }

  /** Whether every text begins with one. */
  boolean isAll() {
    return all;
  }

  /** Which bytes begin one, by their unsigned values. */
  boolean[] letters() {
    return first;
  }

  /** Whether the text between these places begins with one. */
  boolean isAt(byte[] file, int from, int to) {
    if (from == to || !first[file[from] & 0xff]) {
      return false;
    }
    for (byte[] head : heads) {
      if (to - from >= head.length && begins(file, from, head)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(byte[] file, int from, byte[] head) {
    for (int i = 0; i < head.length; i++) {
      if (file[from + i] != head[i]) {
        return false;
      }
    }
    return true;
  }
}
