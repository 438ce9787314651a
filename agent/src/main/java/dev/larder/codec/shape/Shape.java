package dev.larder.codec.shape;

import dev.larder.codec.kind.Part;
import dev.larder.codec.token.TokenFormat;
import dev.larder.codec.token.Tree;
import dev.larder.codec.type.Refusal;
import dev.larder.codec.type.ResolvedType;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.function.Predicate;

/** The compiled shape of one type. Thread-safe; holds the type's classes, and nothing else does. */
public final class Shape {
  private final Part root;

  private Shape(Part root) {
    this.root = root;
  }

  /**
   * Compiles a method's generic return type.
   *
   * @throws Refusal when values of the type cannot be rebuilt exactly
   */
  public static Shape of(Type type) throws Refusal {
    return new Shape(new PartCompiler(false).compile(ResolvedType.of(type)));
  }

  /**
   * The same for values that other programs share: collections and maps are arrays and objects
   * without their names, and come back as the usual ones that keep the order; an Optional is what
   * it holds, or null.
   */
  public static Shape plain(Type type) throws Refusal {
    return new Shape(new PartCompiler(true).compile(ResolvedType.of(type)));
  }

  /**
   * A text of the structure of everything that the type reaches: class, field and constant names
   * and types. The same in every JVM, another one when any of them changes.
   */
  public String description() {
    StringBuilder text = new StringBuilder("larder shape 1;");
    root.describe(text, new HashSet<>());
    return text.toString();
  }

  /**
   * The bytes of a value. Besides the declared exception, any unchecked one may come out of the
   * value's own classes.
   *
   * @param isImmutable whether an object may become two that are equal
   */
  public byte[] write(Object value, TokenFormat format, Predicate<Object> isImmutable)
      throws IOException {
    return format.write(tokens -> root.write(value, new Tree(tokens, isImmutable)));
  }

  /** The value of some bytes, which must be all of the part. Unchecked exceptions as above. */
  public Object read(byte[] bytes, int offset, int length, TokenFormat format) throws IOException {
    return format.read(bytes, offset, length, root::read);
  }
}
