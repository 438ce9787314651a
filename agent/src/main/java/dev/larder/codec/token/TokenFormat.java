package dev.larder.codec.token;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;

/** How tokens are written as bytes. Thread-safe. */
public enum TokenFormat {
  /** Readable text (RFC 8259). */
  JSON,
  /** Jackson's binary JSON, which names what has been named before by a number. */
  SMILE,
  /** RFC 8949. */
  CBOR,
  /** As of msgpack.org. */
  MSGPACK;

  /** Writes tokens. */
  public interface Writing {
    /** Writes one value. */
    void to(JsonGenerator out) throws IOException;
  }

  /** Reads tokens. */
  public interface Reading {
    /** The value that begins at the current token; leaves its last token current. */
    Object from(JsonParser in) throws IOException;
  }

  /**
   * The bytes of what is written. Besides the declared exception, any unchecked one may come out of
   * the writing itself.
   */
  public byte[] write(Writing value) throws IOException {
    BoundedOutput bytes = new BoundedOutput();
    try (JsonGenerator out = Factories.generator(this, bytes)) {
      try {
        value.to(out);
      } catch (StreamConstraintsException deep) {
        throw Bounds.tooDeep();
      } catch (IOException e) {
        throw this == JSON
            ? new IOException(e.getMessage() + place(out.getOutputContext()), e)
            : placed(value, e);
      }
    }
    return bytes.toByteArray();
  }

  /** Of all formats only JSON knows the names on the way: its fault tells the place. */
  private static IOException placed(Writing value, IOException fault) {
    try {
      byte[] unused = JSON.write(value);
      return fault;
    } catch (IOException inJson) {
      return inJson;
    }
  }

  // Parts check a value before they begin it: the context still points at the element before.
  private static String place(JsonStreamContext at) {
    String path =
        at.inArray()
            ? at.getParent().pathAsPointer() + "/" + at.getEntryCount()
            : at.pathAsPointer().toString();
    return path.isEmpty() ? "" : " at " + path;
  }

  /**
   * What is read from a part of the bytes, which must be all of it. Unchecked exceptions as above.
   */
  public Object read(byte[] bytes, int offset, int length, Reading value) throws IOException {
    if (this == MSGPACK) {
      MessagePackLengths.check(bytes, offset, length);
    }
    try (JsonParser in = Factories.of(this).createParser(bytes, offset, length)) {
      in.nextToken();
      Object read = value.from(in);
      if (Factories.hasMore(this, in)) {
        throw new IOException("more follows the value");
      }
      return read;
    }
  }
}
