package dev.larder.weave.face;

import java.util.List;
import net.bytebuddy.description.annotation.AnnotationList;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.description.type.TypeList;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;

/**
 * What a pool keeps of the types that it has looked for. A type whose class file cannot be found is
 * known by its name alone, which is all that weaving needs of a method's parameters and result:
 * there are loaders that define classes and do not show their files. Thread-safe.
 */
final class NamedTypes extends TypePool.CacheProvider.Simple {
  private static final TypeDescription.Generic OBJECT =
      TypeDescription.ForLoadedType.of(Object.class).asGenericType();

  @Override
  public TypePool.Resolution register(String name, TypePool.Resolution found) {
    return super.register(
        name, found.isResolved() ? found : new TypePool.Resolution.Simple(new Unseen(name)));
  }

  /** A type of which nothing but the name can be seen: nothing that it declares is known. */
  private static final class Unseen extends TypeDescription.Latent {
    Unseen(String name) {
      super(name, Opcodes.ACC_PUBLIC, NamedTypes.OBJECT, List.of());
    }

    @Override
    public MethodList<MethodDescription.InDefinedShape> getDeclaredMethods() {
      return new MethodList.Empty<>();
    }

    @Override
    public AnnotationList getDeclaredAnnotations() {
      return new AnnotationList.Empty();
    }

    @Override
    public TypeList.Generic getTypeVariables() {
      return new TypeList.Generic.Empty();
    }
  }
}
