package dev.larder.weave.type;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of its class: one walk over the constant pool (JVMS 4.4), which notes
 * where each constant lies, and one over the members where the pool has a text that may be the name
 * of one that is looked for.
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
   * Reads a class file. The walk is written for the interpreter, which mostly runs it: no call, one
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
    int[] offsets = new int[u2(file, POOL)];
    int at = POOL + 2;
    for (int i = 1; i < offsets.length; i++) {
      offsets[i] = at;
      int tag = file[at];
      if (tag != TEXT) {
        at += SIZES[tag];
        i += tag == LONG || tag == DOUBLE ? 1 : 0; // they take two places
        continue;
      }
      int next = at + 3 + ((file[at + 1] & 0xff) << 8 | (file[at + 2] & 0xff));
      if (letters[file[at + 3] & 0xff] && !mentions) {
        mentions = words.isAt(file, at + 3, next);
      }
      if (asks) {
        addAnnotation(file, at + 1, asked, annotations);
      }
      at = next;
    }
    return new Members(file, offsets, at).header(annotations, mentions ? words : Mentions.NONE);
  }

  /** What follows the constants. */
  private static final class Members {
    private final byte[] file;
    private final int[] offsets;
    private final int at;

    /**
     * The members of a class file.
     *
     * @param offsets where the constants begin, by their places
     * @param at where the constants end
     */
    Members(byte[] file, int[] offsets, int at) {
      this.file = file;
      this.offsets = offsets;
      this.at = at;
    }

    ClassHeader header(Set<String> annotations, Mentions words) {
      int superClass = u2(file, at + 4);
      List<String> interfaces = interfaces(at + 6);
      return new ClassHeader(
          u2(file, at),
          superClass == 0 ? null : className(superClass),
          interfaces,
          annotations,
          words != Mentions.NONE && declares(at + 8 + 2 * interfaces.size(), words));
    }

    /** Looks for a method, from the count of the fields on (JVMS 4.5 to 4.7). */
    private boolean declares(int fields, Mentions words) {
      if (words.isAll()) {
        return true;
      }
      int place = fields + 2;
      for (int left = u2(file, fields); left > 0; left--) {
        place = memberEnd(place);
      }
      int methods = place;
      place += 2;
      for (int left = u2(file, methods); left > 0; left--) {
        int name = offsets[u2(file, place + 2)] + 1;
        if (words.isAt(file, name + 2, name + 2 + u2(file, name))) {
          return true;
        }
        place = memberEnd(place);
      }
      return false;
    }

    private int memberEnd(int member) {
      int end = member + 8;
      for (int left = u2(file, member + 6); left > 0; left--) {
        end += 6 + (u2(file, end + 2) << 16 | u2(file, end + 4));
      }
      return end;
    }

    private List<String> interfaces(int from) {
      int count = u2(file, from);
      if (count == 0) {
        return List.of();
      }
      List<String> interfaces = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        interfaces.add(className(u2(file, from + 2 + 2 * i)));
      }
      return interfaces;
    }

    private String className(int index) {
      int name = offsets[u2(file, offsets[index] + 1)] + 1;
      return text(file, name + 2, u2(file, name));
    }
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

  private static String text(byte[] file, int at, int length) {
    return new String(file, at, length, StandardCharsets.UTF_8).replace('/', '.');
  }

  private static int u2(byte[] file, int at) {
    return ((file[at] & 0xff) << 8) | (file[at + 1] & 0xff);
  }
}
