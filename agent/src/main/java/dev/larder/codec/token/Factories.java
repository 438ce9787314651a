package dev.larder.codec.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.TSFBuilder;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import com.fasterxml.jackson.dataformat.smile.SmileGenerator;
import java.io.IOException;
import java.io.OutputStream;
import org.msgpack.core.buffer.MessageBuffer;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** Makes what writes and reads tokens; no library is loaded before its format is used. */
final class Factories {
  // Bounded, and not thread-local: application threads keep nothing of ours.
  private static final RecyclerPool<BufferRecycler> BUFFERS = JsonRecyclerPools.newBoundedPool(64);

  private Factories() {}

  static JsonFactory of(TokenFormat format) {
    return switch (format) {
      case JSON -> Json.FACTORY;
      case SMILE -> Smile.FACTORY;
      case CBOR -> Cbor.FACTORY;
      case MSGPACK -> MessagePack.FACTORY;
    };
  }

  static JsonGenerator generator(TokenFormat format, OutputStream out) throws IOException {
    JsonGenerator generator = of(format).createGenerator(out);
    return format == TokenFormat.MSGPACK ? new MessagePackTokens(generator) : generator;
  }

  /** Whether anything follows the current token, the last one of a value. */
  static boolean hasMore(TokenFormat format, JsonParser in) throws IOException {
    try {
      return in.nextToken() != null;
    } catch (JsonEOFException end) {
      if (format == TokenFormat.MSGPACK) { // which says in this way that there is nothing
        return false;
      }
      throw end;
    }
  }

  private static <F extends JsonFactory, B extends TSFBuilder<F, B>> F bounded(B builder) {
    return builder
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamWriteConstraints(
            StreamWriteConstraints.builder().maxNestingDepth(Bounds.MAX_DEPTH).build())
        .recyclerPool(BUFFERS)
        .build();
  }

  private static final class Json {
    static final JsonFactory FACTORY =
        bounded(new JsonFactoryBuilder().disable(JsonFactory.Feature.CHARSET_DETECTION));
  }

  private static final class Smile {
    static final JsonFactory FACTORY =
        bounded(
            SmileFactory.builder()
                .enable(SmileGenerator.Feature.CHECK_SHARED_STRING_VALUES)
                .disable(SmileGenerator.Feature.ENCODE_BINARY_AS_7BIT));
  }

  private static final class Cbor {
    static final JsonFactory FACTORY = bounded(CBORFactory.builder());
  }

  private static final class MessagePack {
    /** Asked once, by the class that holds bytes: without it, that uses what the JVM warns of. */
    private static final String WITHOUT_UNSAFE = "msgpack.universal-buffer";

    static final JsonFactory FACTORY = make();

    private static JsonFactory make() {
      String before = System.getProperty(WITHOUT_UNSAFE);
      System.setProperty(WITHOUT_UNSAFE, "true");
      try {
        MessageBuffer unused = MessageBuffer.allocate(1);
      } finally {
        if (before == null) {
          System.clearProperty(WITHOUT_UNSAFE);
        } else {
          System.setProperty(WITHOUT_UNSAFE, before);
        }
      }
      return new MessagePackFactory();
    }
  }
}
