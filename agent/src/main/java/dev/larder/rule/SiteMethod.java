package dev.larder.rule;

import dev.larder.key.KeyParameter;
import dev.larder.key.KeyScope;
import dev.larder.key.function.KeyFunctions;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * A woven method as its call sites name it. Resolving it may load the classes of its signature, so
 * it is not done while linking.
 *
 * @param owner the class that declares it
 * @param descriptor its parameter and result types as in the class file
 * @param parameterNames as far as they are known: all or none
 */
public record SiteMethod(
    Class<?> owner, String name, String descriptor, List<String> parameterNames) {

  /** {@code com.shop.ProductService.findById}. */
  public String qualifiedName() {
    return owner.getName() + "." + name;
  }

  /** The method itself. */
  Method resolve() throws NoSuchMethodException {
    MethodType type = MethodType.fromMethodDescriptorString(descriptor, owner.getClassLoader());
    return owner.getDeclaredMethod(name, type.parameterArray());
  }

  /** The type of its enter call site: receiver and parameters, references erased to Object. */
  static MethodType enterType(Method method) {
    MethodType type = MethodType.genericMethodType(0);
    if (!Modifier.isStatic(method.getModifiers())) {
      type = type.appendParameterTypes(Object.class);
    }
    for (Class<?> parameter : method.getParameterTypes()) {
      type = type.appendParameterTypes(parameter.isPrimitive() ? parameter : Object.class);
    }
    return type;
  }

  /** The erased types of its parameters, as method patterns spell them. */
  List<String> erasures() {
    List<String> erasures = new ArrayList<>();
    for (ClassDesc parameter : MethodTypeDesc.ofDescriptor(descriptor).parameterList()) {
      erasures.add(erasure(parameter));
    }
    return erasures;
  }

  /** What a key template may name. */
  KeyScope scope(Method method) {
    Class<?>[] types = method.getParameterTypes();
    List<KeyParameter> parameters = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      parameters.add(
          new KeyParameter(parameterNames.isEmpty() ? null : parameterNames.get(i), types[i]));
    }
    return new KeyScope(Modifier.isStatic(method.getModifiers()) ? null : owner, parameters)
        .with(new KeyFunctions(owner.getClassLoader()));
  }

  private static String erasure(ClassDesc type) {
    ClassDesc component = type.componentType();
    if (component != null) {
      return erasure(component) + "[]";
    }
    String descriptor = type.descriptorString();
    return type.isPrimitive()
        ? type.displayName()
        : descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }
}
