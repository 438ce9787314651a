package dev.larder.weave;

import dev.larder.weave.face.ClassFaces;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;

/**
 * What decides the call sites' signature: receiver or none, each parameter and the result with
 * references erased to Object. Methods of one shape share one advice. A value.
 *
 * @param ofProxy a JDK proxy's code puts what it catches where its arguments were
 */
record MethodShape(
    boolean isStatic, List<TypeDescription> parameters, TypeDescription result, boolean ofProxy) {
  private static final TypeDescription OBJECT = TypeDescription.ForLoadedType.of(Object.class);

  static MethodShape of(MethodDescription.InDefinedShape method) {
    List<TypeDescription> parameters = new ArrayList<>();
    for (ParameterDescription.InDefinedShape parameter : method.getParameters()) {
      parameters.add(erased(parameter.getType().asErasure()));
    }
    return new MethodShape(
        method.isStatic(),
        parameters,
        erased(method.getReturnType().asErasure()),
        ClassFaces.isProxy(method.getDeclaringType()));
  }

  /**
   * Primitives and void as they are, so that nothing is boxed; naming application types would load
   * them at link time.
   */
  private static TypeDescription erased(TypeDescription type) {
    return type.isPrimitive() ? type : OBJECT;
  }

  boolean isVoid() {
    return result.represents(void.class);
  }
}
