package dev.larder.rule.called;

import dev.larder.key.KeyParameter;
import dev.larder.key.KeyScope;
import dev.larder.key.function.KeyFunctions;
import dev.larder.match.MethodFacts;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A woven method as its call sites name it. Resolving it may load the classes of its signature, so
 * it is not done while linking.
 *
 * @param owner the class that declares it
 * @param receiver the binary name of the class below that it is about alone; null: any
 * @param descriptor its parameter and result types as in the class file
 * @param parameterNames as far as they are known: all or none
 * @param facts what method patterns ask of it
 */
public record SiteMethod(
    Class<?> owner,
    @Nullable String receiver,
    String name,
    String descriptor,
    List<String> parameterNames,
    MethodFacts facts) {

  /** A method about all receivers. */
  public SiteMethod(
      Class<?> owner,
      String name,
      String descriptor,
      List<String> parameterNames,
      MethodFacts facts) {
    this(owner, null, name, descriptor, parameterNames, facts);
  }

  /**
   * The same method about the receivers of one class.
   *
   * @param below the class's binary name
   * @param lent what method patterns ask of the method there
   */
  public SiteMethod lentTo(String below, MethodFacts lent) {
    return new SiteMethod(owner, below, name, descriptor, parameterNames, lent);
  }

  /**
   * {@code com.shop.ProductService.findById}; of a method that is lent, by the receiver; of a JDK
   * proxy, whose own name is another in each JVM, by its interface.
   */
  public String qualifiedName() {
    if (receiver != null) {
      return receiver + "." + name;
    }
    String type =
        Proxy.isProxyClass(owner) && !facts.faces().isEmpty()
            ? facts.faces().get(0).type().name()
            : owner.getName();
    return type + "." + name;
  }

  /** The method itself, as its callers know it. */
  public CalledMethod resolve() throws NoSuchMethodException {
    MethodType type = MethodType.fromMethodDescriptorString(descriptor, owner.getClassLoader());
    return CalledMethod.of(
        owner.getDeclaredMethod(name, type.parameterArray()), through(), parameterNames);
  }

  /** The class that it is called by. */
  private Class<?> through() {
    if (receiver == null) {
      return owner;
    }
    try {
      Class<?> below = Class.forName(receiver, false, owner.getClassLoader());
      if (owner.isAssignableFrom(below)) {
        return below;
      }
    } catch (ClassNotFoundException absent) {
      throw new TypeNotPresentException(receiver, absent);
    }
    throw new TypeNotPresentException(receiver, null);
  }

  /** The type of its enter call site: receiver and parameters, references erased to Object. */
  public static MethodType enterType(Method method) {
    MethodType type = MethodType.genericMethodType(0);
    if (!Modifier.isStatic(method.getModifiers())) {
      type = type.appendParameterTypes(Object.class);
    }
    for (Class<?> parameter : method.getParameterTypes()) {
      type = type.appendParameterTypes(parameter.isPrimitive() ? parameter : Object.class);
    }
    return type;
  }

  /** What a key template may name. */
  public KeyScope scope(CalledMethod method, KeyFunctions functions) {
    List<KeyParameter> parameters = new ArrayList<>();
    List<String> names = method.names();
    for (int i = 0; i < method.parameters().size(); i++) {
      parameters.add(
          new KeyParameter(names.isEmpty() ? null : names.get(i), method.parameters().get(i)));
    }
    boolean isStatic = Modifier.isStatic(method.body().getModifiers());
    return new KeyScope(isStatic ? null : through(), parameters).with(functions);
  }
}
