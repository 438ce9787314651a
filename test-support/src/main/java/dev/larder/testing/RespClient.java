package dev.larder.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection to Redis that speaks bare RESP2, so that tests need no client. Not thread-safe. */
public final class RespClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 5_000;

  private final Socket socket;
  private final InputStream in;

  private RespClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Connects to {@code redis://[[user]:password@]host[:port]}. */
  public static RespClient connect(String uri) {
    URI target = URI.create(uri);
    try {
      Socket socket = new Socket(target.getHost(), target.getPort() < 0 ? 6379 : target.getPort());
      socket.setSoTimeout(TIMEOUT_MILLIS);
      RespClient client = new RespClient(socket);
      String secret = target.getUserInfo();
      if (secret != null) {
        client.command("AUTH", secret.substring(secret.indexOf(':') + 1));
      }
      return client;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends a command and reads its answer.
   *
   * @return String, Long, a List of these, or null
   * @throws RespException if the answer is an error
   */
  public @Nullable Object command(String... words) {
    List<byte[]> encoded = new ArrayList<>();
    for (String word : words) {
      encoded.add(word.getBytes(StandardCharsets.UTF_8));
    }
    return text(raw(encoded));
  }

  /** The bytes under a key, null if there are none. */
  public byte @Nullable [] get(String key) {
    return (byte[]) raw(List.of(bytes("GET"), bytes(key)));
  }

  /** Sets a key to bytes, for ever. */
  public void set(String key, byte[] value) {
    raw(List.of(bytes("SET"), bytes(key), value));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a line without a limit, for MONITOR. */
  String line() throws IOException {
    socket.setSoTimeout(0);
    return readLine().substring(1);
  }

  private @Nullable Object raw(List<byte[]> words) {
    try {
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.writeBytes(bytes("*" + words.size() + "\r\n"));
      for (byte[] word : words) {
        request.writeBytes(bytes("$" + word.length + "\r\n"));
        request.writeBytes(word);
        request.writeBytes(bytes("\r\n"));
      }
      socket.getOutputStream().write(request.toByteArray());
      return answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Object answer() throws IOException {
    String line = readLine();
    String rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+' -> rest;
      case '-' -> throw new RespException(rest);
      case ':' -> Long.valueOf(rest);
      case '$' -> bulk(Integer.parseInt(rest));
      case '*' -> list(Integer.parseInt(rest));
      default -> throw new IOException("not RESP2: " + line);
    };
  }

  private byte @Nullable [] bulk(int length) throws IOException {
    if (length < 0) {
      return null;
    }
    byte[] bytes = in.readNBytes(length);
    readLine();
    return bytes;
  }

  private @Nullable List<@Nullable Object> list(int length) throws IOException {
    if (length < 0) {
      return null;
    }
    List<@Nullable Object> items = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      items.add(answer());
    }
    return items;
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("Redis closed the connection");
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static @Nullable Object text(@Nullable Object answer) {
    if (answer instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (answer instanceof List<?> items) {
      List<@Nullable Object> texts = new ArrayList<>();
      items.forEach(item -> texts.add(text(item)));
      return texts;
    }
    return answer;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
