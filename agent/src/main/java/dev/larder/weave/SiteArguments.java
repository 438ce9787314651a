package dev.larder.weave;

import dev.larder.weave.face.ClassFaces;
import dev.larder.weave.face.ParameterNames;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.function.BooleanSupplier;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.utility.JavaConstant;

/**
 * What a call site carries for its linker, as constants of the class file: the method's name, its
 * descriptor, the names of its parameters joined by commas (empty where none are known), and what
 * method patterns ask of it. It names no rule, so that rules may change without weaving anew.
 * Thread-safe.
 */
final class SiteArguments implements Advice.BootstrapArgumentResolver.Factory {
  private final ParameterNames names;
  private final BooleanSupplier wantsAnnotations;

  /** Of the class that was asked for last: a hint, and no hold on its loader. */
  private volatile WeakReference<ClassFaces> last = new WeakReference<>(null);

  SiteArguments(ParameterNames names, BooleanSupplier wantsAnnotations) {
    this.names = names;
    this.wantsAnnotations = wantsAnnotations;
  }

  @Override
  public Advice.BootstrapArgumentResolver resolve(
      MethodDescription.InDefinedShape adviceMethod, boolean exit) {
    return this::arguments;
  }

  private List<JavaConstant> arguments(TypeDescription type, MethodDescription method) {
    return List.of(
        JavaConstant.Simple.ofLoaded(method.getInternalName()),
        JavaConstant.Simple.ofLoaded(method.getDescriptor()),
        JavaConstant.Simple.ofLoaded(names.of(type, method)),
        JavaConstant.Simple.ofLoaded(faces(type).of(method).write()));
  }

  private ClassFaces faces(TypeDescription type) {
    ClassFaces faces = last.get();
    if (faces == null || faces.type() != type) {
      faces = ClassFaces.of(type, wantsAnnotations.getAsBoolean());
      last = new WeakReference<>(faces);
    }
    return faces;
  }
}
