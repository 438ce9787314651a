package dev.larder.weave.type;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of its class: one walk over the constant pool (JVMS 4.4), and one over the
 * members where the pool has a text that may be the name of one that is looked for.
 *
 * @param superName binary name, null for java.lang.Object
 * @param annotations those asked for that the class file mentions
 * @param declares whether a method's name begins with one of the words that were looked for
 */
record ClassHeader(
    int access,
    @Nullable String superName,
    List<String> interfaces,
    Set<String> annotations,
    boolean declares) {
  private static final int POOL = 8;
  private static final int TEXT = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  /** Of the constants of a pool by their tags, in bytes; those of texts have their own. */
  private static final byte[] SIZES = {
    5, 5, 5, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 5, 5, 4, 3, 5, 5, 3, 3,
  };

  private static final int ACC_FINAL = 0x10;
  private static final int ACC_INTERFACE = 0x200;

  /**
   * Reads a class file. The walk is written for the interpreter, which mostly runs it: no call, no
   * array, and few bytecodes for each constant.
   *
   * @param asked annotations
   * @param words what the names of methods that are looked for begin with
   * @throws IndexOutOfBoundsException if it is none
   */
  static ClassHeader of(byte[] file, Set<String> asked, Mentions words) {
    boolean asks = !asked.isEmpty();
    boolean mentions = words.isAll();
    boolean[] letters = words.letters();
    Set<String> annotations = asks ? new HashSet<>() : Set.of();
    int places = u2(file, POOL);
    int at = POOL + 2;
    for (int i = 1; i < places; i++) {
      switch (file[at]) {
        case TEXT -> {
          int next = at + 3 + ((file[at + 1] & 0xff) << 8 | (file[at + 2] & 0xff));
          if (letters[file[at + 3] & 0xff] && !mentions) {
            mentions = words.isAt(file, at + 3, next);
          }
          if (asks) {
            addAnnotation(file, at + 1, asked, annotations);
          }
          at = next;
        }
        case 7, 8, 16, 19, 20 -> at += 3;
        case 15 -> at += 4;
        case LONG, DOUBLE -> {
          at += 9;
          i++; // they take two places
        }
        default -> at += 5;
      }
    }
    return behind(file, at, annotations, mentions ? words : Mentions.NONE);
  }

  private static ClassHeader behind(
      byte[] file, int pool, Set<String> annotations, Mentions words) {
    int superClass = u2(file, pool + 4);
    List<String> interfaces = interfaces(file, pool + 6);
    return new ClassHeader(
        u2(file, pool),
        superClass == 0 ? null : className(file, superClass),
        interfaces,
        annotations,
        words != Mentions.NONE && declares(file, pool + 8 + 2 * interfaces.size(), words));
  }

  /** Looks for a method, from the count of the fields on (JVMS 4.5 to 4.7). */
  private static boolean declares(byte[] file, int fields, Mentions words) {
    if (words.isAll()) {
      return true;
    }
    int[] offsets = offsets(file, u2(file, POOL));
    int at = fields + 2;
    for (int left = u2(file, fields); left > 0; left--) {
      at = memberEnd(file, at);
    }
    int methods = at;
    at += 2;
    for (int left = u2(file, methods); left > 0; left--) {
      int name = offsets[u2(file, at + 2)] + 1;
      if (words.isAt(file, name + 2, name + 2 + u2(file, name))) {
        return true;
      }
      at = memberEnd(file, at);
    }
    return false;
  }

  /** Where the constants of the first places begin, by their places. */
  private static int[] offsets(byte[] file, int places) {
    int[] offsets = new int[places];
    int at = POOL + 2;
    for (int i = 1; i < places; i++) {
      offsets[i] = at;
      int tag = file[at];
      at += tag == TEXT ? 3 + u2(file, at + 1) : SIZES[tag];
      i += tag == LONG || tag == DOUBLE ? 1 : 0;
    }
    return offsets;
  }

  private static int memberEnd(byte[] file, int member) {
    int at = member + 8;
    for (int left = u2(file, member + 6); left > 0; left--) {
      at += 6 + (u2(file, at + 2) << 16 | u2(file, at + 4));
    }
    return at;
  }

  private static List<String> interfaces(byte[] file, int at) {
    int count = u2(file, at);
    if (count == 0) {
      return List.of();
    }
    List<String> interfaces = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      interfaces.add(className(file, u2(file, at + 2 + 2 * i)));
    }
    return interfaces;
  }

  boolean isFinal() {
    return (access & ACC_FINAL) != 0;
  }

  boolean isInterface() {
    return (access & ACC_INTERFACE) != 0;
  }

  /** Notes a descriptor, {@code Lcom/shop/Cached;}, if it is asked for. */
  private static void addAnnotation(byte[] file, int at, Set<String> asked, Set<String> found) {
    int length = u2(file, at);
    if (length > 2 && file[at + 2] == 'L' && file[at + 1 + length] == ';') {
      String name = text(file, at + 3, length - 2);
      if (asked.contains(name)) {
        found.add(name);
      }
    }
  }

  /** Compilers put the names of a class and of those above it in the pool's first places. */
  private static String className(byte[] file, int index) {
    int named = offsets(file, index + 1)[index];
    int place = u2(file, named + 1);
    int text = offsets(file, place + 1)[place] + 1;
    return text(file, text + 2, u2(file, text));
  }

  private static String text(byte[] file, int at, int length) {
    return new String(file, at, length, StandardCharsets.UTF_8).replace('/', '.');
  }

  private static int u2(byte[] file, int at) {
    return ((file[at] & 0xff) << 8) | (file[at + 1] & 0xff);
  }
}
