package dev.larder.transaction.jta;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * What objects of one class can be asked, by the interfaces of JTA that it implements: a handle for
 * each question, null where it is none of theirs. Refers to classes of the application, which
 * therefore hold it.
 *
 * @param transaction of a manager, the transaction of the calling thread
 * @param status of a transaction
 * @param register of a transaction, takes a callback
 * @param ownStatus of a registry, the status of the calling thread's transaction
 * @param interpose of a registry, takes a callback
 * @param callbacks the interface of callbacks
 */
record JtaType(
    @Nullable MethodHandle transaction,
    @Nullable MethodHandle status,
    @Nullable MethodHandle register,
    @Nullable MethodHandle ownStatus,
    @Nullable MethodHandle interpose,
    @Nullable Class<?> callbacks) {
  private static final ClassValue<JtaType> TYPES =
      new ClassValue<>() {
        @Override
        protected JtaType computeValue(Class<?> type) {
          return find(type);
        }
      };

  static JtaType of(Object object) {
    return TYPES.get(object.getClass());
  }

  private static JtaType find(Class<?> type) {
    Class<?> manager = above(type, JtaCall.MANAGER);
    Class<?> transaction = above(type, "Transaction");
    Class<?> registry = above(type, JtaCall.REGISTRY);
    Class<?> known = transaction == null ? registry : transaction;
    Class<?> callbacks = known == null ? null : beside(known, "Synchronization");
    Class<?> answer = manager == null ? null : beside(manager, "Transaction");
    return new JtaType(
        answer == null ? null : handle(manager, "getTransaction", methodType(answer)),
        handle(transaction, "getStatus", methodType(int.class)),
        taking(transaction, "registerSynchronization", callbacks),
        handle(registry, "getTransactionStatus", methodType(int.class)),
        taking(registry, "registerInterposedSynchronization", callbacks),
        callbacks);
  }

  /** The interface of this name, of either package, that a class implements. */
  private static @Nullable Class<?> above(Class<?> type, String simpleName) {
    for (Class<?> direct : type.getInterfaces()) {
      Class<?> found =
          JtaCall.PACKAGES.contains(direct.getPackageName())
                  && direct.getSimpleName().equals(simpleName)
              ? direct
              : above(direct, simpleName);
      if (found != null) {
        return found;
      }
    }
    Class<?> superClass = type.getSuperclass();
    return superClass == null ? null : above(superClass, simpleName);
  }

  private static @Nullable Class<?> beside(Class<?> known, String simpleName) {
    try {
      String name = known.getPackageName() + "." + simpleName;
      return Class.forName(name, false, known.getClassLoader());
    } catch (ClassNotFoundException | LinkageError absent) {
      return null;
    }
  }

  private static @Nullable MethodHandle taking(
      @Nullable Class<?> type, String name, @Nullable Class<?> callbacks) {
    return callbacks == null ? null : handle(type, name, methodType(void.class, callbacks));
  }

  private static @Nullable MethodHandle handle(
      @Nullable Class<?> type, String name, MethodType method) {
    if (type == null) {
      return null;
    }
    try {
      MethodType general =
          method.returnType().isPrimitive()
              ? method.generic().changeReturnType(method.returnType())
              : method.generic();
      return MethodHandles.publicLookup()
          .findVirtual(type, name, method)
          .asType(general.insertParameterTypes(0, Object.class));
    } catch (ReflectiveOperationException | LinkageError unlike) {
      return null;
    }
  }
}
