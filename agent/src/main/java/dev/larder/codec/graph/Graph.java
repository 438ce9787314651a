package dev.larder.codec.graph;

import dev.larder.codec.token.TokenFormat;
import dev.larder.codec.type.AllowedTypes;
import dev.larder.codec.type.Refusal;
import dev.larder.codec.type.ResolvedType;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.HashSet;

/** The compiled graph of one type. Thread-safe; holds the type's classes, and nothing else does. */
public final class Graph {
  private final Place root;

  private Graph(Place root) {
    this.root = root;
  }

  /**
   * Compiles a method's generic return type.
   *
   * @param allowed classes that may be named where a type does not say which there are
   * @throws Refusal when values of the type cannot be rebuilt exactly
   */
  public static Graph of(Type type, AllowedTypes allowed) throws Refusal {
    return new Graph(new GraphCompiler(allowed).place(ResolvedType.of(type)));
  }

  /**
   * A text of the structure of everything that the type reaches. The same in every JVM, another one
   * when any of it changes.
   */
  public String description() {
    StringBuilder text = new StringBuilder("larder graph 1;");
    root.describe(text, new HashSet<>());
    return text.toString();
  }

  /**
   * The bytes of a value. Besides the declared exception, any unchecked one may come out of the
   * value's own classes.
   */
  public byte[] write(Object value) throws IOException {
    return TokenFormat.SMILE.write(tokens -> root.write(value, new GraphWriter(tokens)));
  }

  /** The value of some bytes, which must be all of the part. Unchecked exceptions as above. */
  public Object read(byte[] bytes, int offset, int length) throws IOException {
    return TokenFormat.SMILE.read(
        bytes,
        offset,
        length,
        tokens -> {
          Object value = root.read(new GraphReader(tokens));
          if (value == null) {
            throw new IOException("there is no value");
          }
          return value;
        });
  }
}
