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

/** The agent's jar with an {@link InjectedFault} at the begin of some methods. */
final class FaultyJar {
  private FaultyJar() {}

  /**
   * Makes the jar.
   *
   * @param methods as {@code package/Class.method}; every one of that name
   */
  static Path in(Path folder, Iterable<String> methods) throws IOException {
    Path jar = Files.copy(Built.agentJar(), folder.resolve("faulty.jar"));
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      for (String each : methods) {
        int dot = each.indexOf('.');
        Path file = classData(files, "dev/larder/" + each.substring(0, dot));
        Files.write(file, faulty(Files.readAllBytes(file), each, each.substring(dot + 1)));
      }
      String fault = Type.getInternalName(InjectedFault.class);
      Path target = classData(files, fault);
      Files.createDirectories(target.getParent());
      Files.copy(Built.testClasses().resolve(fault + ".class"), target);
    }
    return jar;
  }

  private static Path classData(FileSystem files, String name) {
    return files.getPath("/inst/" + name + ".classdata");
  }

  private static byte[] faulty(byte[] classFile, String place, String method) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int[] found = new int[1];
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                MethodVisitor inner =
                    super.visitMethod(access, name, descriptor, signature, exceptions);
                if (!name.equals(method)) {
                  return inner;
                }
                found[0]++;
                return new Beginning(inner, place);
              }
            },
            0);
    if (found[0] == 0) {
      throw new IllegalStateException("no method " + place);
    }
    return writer.toByteArray();
  }

  private static final class Beginning extends MethodVisitor {
    private final String place;

    private Beginning(MethodVisitor inner, String place) {
      super(Opcodes.ASM9, inner);
      this.place = place;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      visitLdcInsn(place);
      visitMethodInsn(
          Opcodes.INVOKESTATIC,
          Type.getInternalName(InjectedFault.class),
          "in",
          "(Ljava/lang/String;)V",
          false);
    }
  }
}
