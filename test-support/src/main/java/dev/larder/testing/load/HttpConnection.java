package dev.larder.testing.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection that stays open: a small share of the cost of the JDK's clients, which on
 * the machine that also runs the server would be measured with it. For one thread.
 */
public final class HttpConnection implements AutoCloseable {
  private final URI server;
  private final Duration timeout;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  public HttpConnection(URI server, Duration timeout) {
    this.server = server;
    this.timeout = timeout;
  }

  /** Sends the request and reads its answer; connects if need be. */
  public Response send(Request request) throws IOException {
    try {
      Socket open = connect();
      open.getOutputStream().write(encode(request));
      return read();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    Socket open = socket;
    socket = null;
    in = null;
    if (open != null) {
      open.close();
    }
  }

  private Socket connect() throws IOException {
    Socket open = socket;
    if (open == null) {
      open = new Socket();
      socket = open;
      open.setTcpNoDelay(true);
      open.setSoTimeout(Math.toIntExact(timeout.toMillis()));
      open.connect(
          new InetSocketAddress(server.getHost(), server.getPort()),
          Math.toIntExact(timeout.toMillis()));
      in = new BufferedInputStream(open.getInputStream(), 16 * 1024);
    }
    return open;
  }

  private byte[] encode(Request request) {
    byte[] body =
        request.body() == null ? new byte[0] : request.body().getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(request.method()).append(' ').append(request.path());
    head.append(" HTTP/1.1\r\nHost: ").append(server.getAuthority()).append("\r\n");
    if (request.body() != null) {
      head.append("Content-Type: application/json\r\nContent-Length: ").append(body.length);
      head.append("\r\n");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(body);
    return out.toByteArray();
  }

  private Response read() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = status == 204 ? 0 : -1;
    boolean chunked = false;
    boolean last = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      String value = header.substring(colon + 1).trim().toLowerCase(Locale.ROOT);
      switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Integer.parseInt(value);
        case "transfer-encoding" -> chunked = value.equals("chunked");
        case "connection" -> last = value.equals("close");
        default -> {}
      }
    }
    byte[] body = chunked ? chunks() : length >= 0 ? bytes(length) : input().readAllBytes();
    if (last) {
      close();
    }
    return new Response(status, new String(body, StandardCharsets.UTF_8));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.writeBytes(bytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().trim(), 16);
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = input().readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the server closed the connection");
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int next = input().read(); next != '\n'; next = input().read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private InputStream input() throws IOException {
    InputStream open = in;
    if (open == null) {
      throw new EOFException("not connected");
    }
    return open;
  }
}
