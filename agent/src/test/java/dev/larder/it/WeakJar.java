package dev.larder.it;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * The agent's jar without one of its protections: one method of one class is rewritten, or two
 * where another protection would hide it. That the checker of histories finds what follows is what
 * its silence is worth.
 */
enum WeakJar {
  /** A store after a load is a plain SET. */
  NO_FENCE("redis/FencedPut.send"),
  /** An invalidation dooms no load of its own JVM. */
  NO_FLIGHT_RULE("engine/flight/Flights.doom"),
  /** A caller follows whatever load of its key goes on. */
  FOLLOWS_ANY_FLIGHT("engine/flight/Flight.suits"),
  /** No key is dirty, and nothing is sent again. */
  NO_JOURNAL("invalidation/Journal.mark"),
  /** A write in a transaction invalidates when its method returns. */
  NOT_AFTER_COMMIT("transaction/SpringTransactions.leave"),
  /** A write in a transaction leaves its value when its method returns. */
  REPLACES_BEFORE_COMMIT("transaction/SpringTransactions.leave"),
  /** An entry counts whatever versions it carries. */
  NO_VERSIONS("version/VersionBlock.standing"),
  /** A store may go over another connection than its lookup, and versions that were lost count. */
  ANY_CONNECTION("store/Seen.isBefore version/VersionBlock.standing");

  private final String methods;

  WeakJar(String methods) {
    this.methods = methods;
  }

  /** Makes the jar. */
  Path in(Path folder) throws IOException {
    Path jar = folder.resolve(name() + ".jar");
    Files.copy(Built.agentJar(), jar);
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      for (String each : methods.split(" ", -1)) {
        int dot = each.indexOf('.');
        Path file = files.getPath("/inst/dev/larder/" + each.substring(0, dot) + ".classdata");
        Files.write(file, weakened(Files.readAllBytes(file), each.substring(dot + 1)));
      }
    }
    return jar;
  }

  private byte[] weakened(byte[] classFile, String method) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    Rewriter rewriter = new Rewriter(writer, method);
    new ClassReader(classFile).accept(rewriter, 0);
    if (rewriter.rewritten == 0) {
      throw new IllegalStateException("no method " + method);
    }
    return writer.toByteArray();
  }

  private final class Rewriter extends ClassVisitor {
    private final String method;
    private int rewritten;

    private Rewriter(ClassWriter writer, String method) {
      super(Opcodes.ASM9, writer);
      this.method = method;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor writer = super.visitMethod(access, name, descriptor, signature, exceptions);
      if (!name.equals(method)) {
        return writer;
      }
      rewritten++;
      if (WeakJar.this == NO_FENCE) {
        return new PlainSet(writer);
      }
      writer.visitCode();
      answer(writer, Type.getReturnType(descriptor));
      writer.visitMaxs(0, 0);
      writer.visitEnd();
      return null;
    }

    private void answer(MethodVisitor writer, Type type) {
      if (type.getSort() == Type.OBJECT) {
        String owner = type.getInternalName();
        String constant = type.getInternalName().endsWith("$Left") ? "NOWHERE" : "CURRENT";
        writer.visitFieldInsn(Opcodes.GETSTATIC, owner, constant, type.getDescriptor());
      } else if (type.getSort() == Type.LONG) {
        writer.visitInsn(Opcodes.LCONST_0);
      } else {
        writer.visitInsn(WeakJar.this == FOLLOWS_ANY_FLIGHT ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
      }
      writer.visitInsn(type.getOpcode(Opcodes.IRETURN));
    }
  }

  /** Takes every fence for that of an absent entry, and leaves the NX away. */
  private static final class PlainSet extends MethodVisitor {
    private PlainSet(MethodVisitor writer) {
      super(Opcodes.ASM9, writer);
    }

    @Override
    public void visitInsn(int opcode) {
      super.visitInsn(opcode);
      if (opcode == Opcodes.ARRAYLENGTH) {
        super.visitInsn(Opcodes.POP);
        super.visitInsn(Opcodes.ICONST_0);
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (!name.equals("nx")) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }
  }
}
