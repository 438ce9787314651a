package dev.larder.codec.graph;

import dev.larder.codec.kind.Part;
import dev.larder.codec.type.AllowedTypes;
import dev.larder.codec.type.Refusal;
import dev.larder.codec.type.ResolvedType;
import java.io.IOException;

/**
 * The classes that a rule allows below a declared type. Each is compiled when it is first met and
 * remembered with the class itself, so that none is kept from being unloaded. Thread-safe.
 */
final class OpenNodes {
  /** No class at all. */
  static final OpenNodes NONE =
      new OpenNodes(new ResolvedType(Object.class, java.util.List.of()), AllowedTypes.NONE);

  private final ResolvedType declared;
  private final AllowedTypes allowed;
  private final ClassValue<Compiled> byClass =
      new ClassValue<>() {
        @Override
        protected Compiled computeValue(Class<?> type) {
          return compile(type);
        }
      };

  /** A class, or why it cannot stand there. */
  private sealed interface Compiled {
    record As(Node node) implements Compiled {}

    record Not(String reason) implements Compiled {}
  }

  OpenNodes(ResolvedType declared, AllowedTypes allowed) {
    this.declared = declared;
    this.allowed = allowed;
  }

  boolean areAny() {
    return allowed.areAny();
  }

  /** What the rule says of them. */
  String text() {
    return allowed.text();
  }

  private Compiled compile(Class<?> type) {
    try {
      return new Compiled.As(new GraphCompiler(allowed).node(ResolvedType.below(declared, type)));
    } catch (Refusal refusal) {
      return new Compiled.Not(refusal.reason());
    }
  }

  /** A constant with a body of its own is one of its enum. */
  static Class<?> classOf(Object value) {
    return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
  }

  /** The node of a value's class. */
  Node of(Object value) throws IOException {
    Class<?> type = classOf(value);
    if (!allowed.names().test(type.getName()) || !declared.raw().isInstance(value)) {
      throw unknownClass(value, declared.raw());
    }
    return of(type);
  }

  /** A class of the application may be named. */
  static IOException unknownClass(Object value, Class<?> declared) {
    IOException fault = Part.unknownClass(value, declared.getTypeName());
    boolean mayBeNamed =
        declared.isInstance(value)
            && value.getClass().getClassLoader() != null
            && !value.getClass().isHidden();
    return mayBeNamed
        ? new IOException(fault.getMessage() + "; name it in allow-types", fault)
        : fault;
  }

  private Node of(Class<?> type) throws IOException {
    Compiled compiled = byClass.get(type);
    if (compiled instanceof Compiled.As as) {
      return as.node();
    }
    throw new IOException(((Compiled.Not) compiled).reason());
  }

  /** The node of a class that bytes name; nothing is loaded that the rule does not allow. */
  Node named(String name) throws IOException {
    if (!allowed.names().test(name)) {
      throw new IOException("a class that allow-types does not name");
    }
    try {
      Class<?> type = Class.forName(name, false, allowed.loader());
      if (!declared.raw().isAssignableFrom(type)) {
        throw new IOException("a class that is not below " + declared.raw().getName());
      }
      return of(type);
    } catch (ClassNotFoundException e) {
      throw new IOException("a class that is not there", e);
    }
  }
}
