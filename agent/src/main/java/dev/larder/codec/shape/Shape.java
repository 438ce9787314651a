package dev.larder.codec.shape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import dev.larder.codec.type.Refusal;
import dev.larder.codec.type.ResolvedType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;

/** The compiled shape of one type. Thread-safe; holds the type's classes, and nothing else does. */
public final class Shape {
  /** Deeper values, cyclic ones among them, are not written. Readers take twice as much. */
  private static final int MAX_DEPTH = 500;

  /** Larger values are not written: a reader takes texts of up to 20 million characters. */
  private static final int MAX_BYTES = 16 << 20;

  // Bounded, and not thread-local: application threads keep nothing of ours.
  private static final RecyclerPool<BufferRecycler> BUFFERS = JsonRecyclerPools.newBoundedPool(64);

  private final Part root;
  private final long fingerprint;
  private final JsonFactory json =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .recyclerPool(BUFFERS)
          .build();

  private Shape(Part root) {
    this.root = root;
    StringBuilder text = new StringBuilder("larder shape 1;");
    root.describe(text, new HashSet<>());
    this.fingerprint = hash(text.toString());
  }

  /**
   * Compiles a method's generic return type.
   *
   * @throws Refusal when values of the type cannot be rebuilt exactly
   */
  public static Shape of(Type type) throws Refusal {
    return new Shape(new PartCompiler().compile(ResolvedType.of(type)));
  }

  /**
   * A number for the structure of everything that the type reaches: class, field and constant names
   * and types. The same in every JVM, another one when any of them changes.
   */
  public long fingerprint() {
    return fingerprint;
  }

  /**
   * The JSON of a value. Besides the declared exception, any unchecked one may come out of the
   * value's own classes.
   */
  public byte[] write(Object value) throws IOException {
    BoundedOutput bytes = new BoundedOutput();
    try (JsonGenerator out = json.createGenerator(bytes)) {
      try {
        root.write(value, out);
      } catch (IOException e) {
        throw new IOException(e.getMessage() + " at " + place(out.getOutputContext()), e);
      }
    }
    return bytes.buffer.toByteArray();
  }

  // Parts check a value before they begin it: the context still points at the element before.
  private static String place(JsonStreamContext at) {
    return at.inArray()
        ? at.getParent().pathAsPointer() + "/" + at.getEntryCount()
        : at.pathAsPointer().toString();
  }

  /** The value of a JSON text, which must be all of the part. Unchecked exceptions as above. */
  public Object read(byte[] bytes, int offset, int length) throws IOException {
    try (JsonParser in = json.createParser(bytes, offset, length)) {
      in.nextToken();
      Object value = root.read(in);
      if (in.nextToken() != null) {
        throw new IOException("more follows the value");
      }
      return value;
    }
  }

  private static long hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Aliases can make a small graph a huge tree: the writing ends before the memory does. */
  private static final class BoundedOutput extends OutputStream {
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (buffer.size() + length > MAX_BYTES) {
        throw new IOException("the value is larger than " + MAX_BYTES + " bytes");
      }
      buffer.write(bytes, offset, length);
    }
  }
}
