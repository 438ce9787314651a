package dev.larder.weave;

import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.utility.JavaConstant;

/**
 * What a call site carries for its linker, as constants of the class file: the method's name, its
 * descriptor, and the names of its parameters joined by commas (empty where none are known). It
 * names no rule, so that rules may change without weaving anew.
 */
final class SiteArguments implements Advice.BootstrapArgumentResolver.Factory {
  private final ParameterNames names;

  SiteArguments(ParameterNames names) {
    this.names = names;
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
        JavaConstant.Simple.ofLoaded(names.of(type, method)));
  }
}
