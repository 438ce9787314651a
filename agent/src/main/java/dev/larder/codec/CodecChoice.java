package dev.larder.codec;

import dev.larder.codec.graph.Graph;
import dev.larder.codec.shape.Shape;
import dev.larder.codec.token.TokenFormat;
import dev.larder.codec.type.AllowedTypes;
import dev.larder.codec.type.Refusal;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether and how the results of a method are cached: by its generic return type alone. */
public sealed interface CodecChoice {
  /**
   * They are.
   *
   * @param codecs the first that can carry a value writes it, each reads what it has written; they
   *     hold the application's classes: keep them no longer than the method's own class
   * @param shape fingerprint of everything that the type reaches; entries of another are misses
   */
  record Accepted(List<ValueCodec> codecs, long shape) implements CodecChoice {
    private static Accepted of(String description, ValueCodec... codecs) {
      return new Accepted(List.of(codecs), fingerprint(description));
    }

    private static long fingerprint(String description) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return ByteBuffer.wrap(digest.digest(description.getBytes(StandardCharsets.UTF_8)))
            .getLong();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JVM has SHA-256", e);
      }
    }
  }

  /**
   * They are not.
   *
   * @param reason a sentence for the author of the rule
   * @param fault where a class could not be loaded or read
   */
  record Refused(String reason, @Nullable Throwable fault) implements CodecChoice {}

  /**
   * Chooses. Never throws: a type that cannot be loaded or inspected is refused.
   *
   * @param allowed classes that may be named inside a value
   */
  static CodecChoice choose(Type returnType, CodecWish wish, AllowedTypes allowed) {
    try {
      return accept(returnType, wish, allowed);
    } catch (Refusal refusal) {
      return new Refused(refusal.reason(), null);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return new Refused(returnType.getTypeName() + " cannot be inspected: " + e, e);
    }
  }

  private static Accepted accept(Type type, CodecWish wish, AllowedTypes allowed) throws Refusal {
    return switch (wish) {
      case AUTO -> auto(type, allowed);
      case JSON -> tokens(type, CodecId.JSON, TokenFormat.JSON);
      case SMILE -> tokens(type, CodecId.SMILE, TokenFormat.SMILE);
      case CBOR -> tokens(type, CodecId.CBOR, TokenFormat.CBOR);
      case MSGPACK -> tokens(type, CodecId.MSGPACK, TokenFormat.MSGPACK);
      case BINARY -> binary(Graph.of(type, allowed));
      case RAW -> raw(type);
      case PLAIN -> plain(type);
    };
  }

  private static Accepted plain(Type type) throws Refusal {
    Shape shape = Shape.plain(type);
    return Accepted.of("larder plain;" + shape.description(), CheckedCodec.plain(shape));
  }

  private static Accepted tokens(Type type, CodecId id, TokenFormat format) throws Refusal {
    Shape shape = Shape.of(type);
    return Accepted.of(shape.description(), CheckedCodec.ofTokens(id, shape, format));
  }

  private static Accepted binary(Graph graph) {
    return Accepted.of(graph.description(), CheckedCodec.ofGraph(graph));
  }

  /** A type that JSON cannot carry may be one of a graph; the other way round there is none. */
  private static Accepted auto(Type type, AllowedTypes allowed) throws Refusal {
    Graph graph = Graph.of(type, allowed);
    Shape shape;
    try {
      shape = Shape.of(type);
    } catch (Refusal ofJson) {
      return binary(graph);
    }
    return Accepted.of(
        shape.description() + graph.description(),
        CheckedCodec.ofTokens(CodecId.JSON, shape, TokenFormat.JSON),
        CheckedCodec.ofGraph(graph));
  }

  private static Accepted raw(Type type) throws Refusal {
    if (type == byte[].class) {
      return Accepted.of("larder raw bytes", CheckedCodec.ofBytes());
    }
    if (type == String.class) {
      return Accepted.of("larder raw text", CheckedCodec.ofText());
    }
    throw new Refusal(
        type.getTypeName() + " is neither String nor byte[], which are all that codec raw carries");
  }
}
