package dev.larder.weave.gate;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.utility.OpenedClassReader;

/** How many bytes of code each method of a class file has (JVMS 4.7.3). Immutable. */
public final class CodeLengths {
  private static final int MEMBER_BYTES = 8; // flags, name, descriptor, number of attributes
  private static final int ATTRIBUTE_BYTES = 6; // name, length
  private static final int BEFORE_CODE_LENGTH = 4; // stack, locals

  private final ClassReader reader;
  private final char[] buffer;
  private final Map<String, Integer> lengths = new HashMap<>();

  private CodeLengths(byte[] classFile) {
    reader = OpenedClassReader.of(classFile);
    buffer = new char[reader.getMaxStringLength()];
    int interfaces = reader.header + 6; // after flags, class, super class
    int fields = interfaces + 2 + 2 * reader.readUnsignedShort(interfaces);
    readMembers(readMembers(fields));
  }

  /** Reads the lengths of a class file. */
  public static CodeLengths of(byte[] classFile) {
    return new CodeLengths(classFile);
  }

  /** The length of a method's code, 0 where it has none. */
  public int of(MethodDescription method) {
    return of(method.getInternalName() + method.getDescriptor());
  }

  /** The length of the code of a method, given as {@code name(descriptor)}. */
  public int of(String nameAndDescriptor) {
    return lengths.getOrDefault(nameAndDescriptor, 0);
  }

  /** Reads fields or methods and returns where they end. */
  private int readMembers(int start) {
    int at = start + 2;
    for (int members = reader.readUnsignedShort(start); members > 0; members--) {
      String name = reader.readUTF8(at + 2, buffer) + reader.readUTF8(at + 4, buffer);
      int attributes = reader.readUnsignedShort(at + 6);
      at += MEMBER_BYTES;
      for (; attributes > 0; attributes--) {
        if ("Code".equals(reader.readUTF8(at, buffer))) {
          lengths.put(name, reader.readInt(at + ATTRIBUTE_BYTES + BEFORE_CODE_LENGTH));
        }
        at += ATTRIBUTE_BYTES + reader.readInt(at + 2);
      }
    }
    return at;
  }
}
