package dev.larder.weave;

import dev.larder.weave.face.ClassFaces;
import dev.larder.weave.face.ParameterNames;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.utility.JavaConstant;

/**
 * What a call site carries for its linker, as constants of the class file: the method's name, its
 * descriptor, the names of its parameters joined by commas (empty where none are known), and what
 * method patterns ask of it; then, for each class below that it is lent to, that class's name and
 * what they ask of it there. It names no rule, so that rules may change without weaving anew.
 * Thread-safe.
 */
final class SiteArguments implements Advice.BootstrapArgumentResolver.Factory {
  private final ParameterNames names;
  private final BooleanSupplier wantsAnnotations;
  private final WantedMethods wanted;

  /** Of the class that was asked for last: a hint, and no hold on its loader. */
  private volatile WeakReference<ClassFaces> last = new WeakReference<>(null);

  SiteArguments(ParameterNames names, BooleanSupplier wantsAnnotations, WantedMethods wanted) {
    this.names = names;
    this.wantsAnnotations = wantsAnnotations;
    this.wanted = wanted;
  }

  @Override
  public Advice.BootstrapArgumentResolver resolve(
      MethodDescription.InDefinedShape adviceMethod, boolean exit) {
    return this::arguments;
  }

  private List<JavaConstant> arguments(TypeDescription type, MethodDescription method) {
    List<JavaConstant> arguments = new ArrayList<>();
    arguments.add(JavaConstant.Simple.ofLoaded(method.getInternalName()));
    arguments.add(JavaConstant.Simple.ofLoaded(method.getDescriptor()));
    arguments.add(JavaConstant.Simple.ofLoaded(names.of(type, method)));
    arguments.add(JavaConstant.Simple.ofLoaded(FactsText.of(faces(type).of(method))));
    for (Loans.Loan loan : wanted.lent(type, method)) {
      arguments.add(JavaConstant.Simple.ofLoaded(loan.receiver()));
      arguments.add(JavaConstant.Simple.ofLoaded(FactsText.of(loan.facts())));
    }
    return arguments;
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
