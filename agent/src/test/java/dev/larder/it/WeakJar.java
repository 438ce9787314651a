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
import org.jspecify.annotations.Nullable;

/**
 * The agent's jar without one of its protections: one method of one class is rewritten. That the
 * checker of histories finds what follows is what its silence is worth.
 */
enum WeakJar {
  /** A store after a load is a plain SET. */
  NO_FENCE("redis/FencedPut", "send"),
  /** An invalidation dooms no load of its own JVM. */
  NO_FLIGHT_RULE("engine/flight/Flights", "doom"),
  /** A caller follows whatever load of its key goes on. */
  FOLLOWS_ANY_FLIGHT("engine/flight/Flight", "suits"),
  /** No key is dirty, and nothing is sent again. */
  NO_JOURNAL("invalidation/Journal", "mark"),
  /** A write in a transaction invalidates when its method returns. */
  NOT_AFTER_COMMIT("transaction/SpringTransactions", "leave"),
  /** A store may go over another connection than its lookup. */
  ANY_CONNECTION("store/Seen", "isBefore");

  private final String entry;
  private final String method;

  WeakJar(String type, String method) {
    this.entry = "/inst/dev/larder/" + type + ".classdata";
    this.method = method;
  }

  /** Makes the jar. */
  Path in(Path folder) throws IOException {
    Path jar = folder.resolve(name() + ".jar");
    Files.copy(Built.agentJar(), jar);
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path file = files.getPath(entry);
      Files.write(file, weakened(Files.readAllBytes(file)));
    }
    return jar;
  }

  private byte[] weakened(byte[] classFile) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    Rewriter rewriter = new Rewriter(writer);
    new ClassReader(classFile).accept(rewriter, 0);
    if (rewriter.rewritten != 1) {
      throw new IllegalStateException(rewriter.rewritten + " methods " + method + " in " + entry);
    }
    return writer.toByteArray();
  }

  private final class Rewriter extends ClassVisitor {
    private int rewritten;

    private Rewriter(ClassWriter writer) {
      super(Opcodes.ASM9, writer);
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
      boolean isLong = descriptor.endsWith(")J");
      if (isLong) {
        writer.visitInsn(Opcodes.LCONST_0);
      } else {
        writer.visitInsn(WeakJar.this == FOLLOWS_ANY_FLIGHT ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
      }
      writer.visitInsn(isLong ? Opcodes.LRETURN : Opcodes.IRETURN);
      writer.visitMaxs(0, 0);
      writer.visitEnd();
      return null;
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
