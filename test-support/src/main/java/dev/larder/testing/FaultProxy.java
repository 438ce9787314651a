package dev.larder.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of the loopback interface that leads to another one, over a network that can be made to
 * fail. What it has taken from one connection is never given to another: where either end closes,
 * the rest is lost. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean refusing;
  private volatile boolean stalled;
  private volatile int mostDelayMillis;
  private volatile int delayMillis;
  private volatile Answers answers = Answers.WHOLE;

  /** What becomes of what the server says. */
  public enum Answers {
    /** It arrives. */
    WHOLE,
    /** Half of it arrives, and then the connection is closed. */
    HALF,
    /** Half of it arrives, and then the connection is reset. */
    RESET,
    /** Half of it arrives, and then nothing. */
    SILENT,
    /** As many bytes of no meaning arrive. */
    GARBAGE
  }

  private FaultProxy(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  /** A way to this port of the loopback interface, which need not be open yet. */
  public static FaultProxy to(int port) {
    return on(0, port);
  }

  /** The same from a port of one's choice. */
  public static FaultProxy on(int own, int port) {
    try {
      ServerSocket listener = new ServerSocket(own, 50, InetAddress.getLoopbackAddress());
      FaultProxy proxy = new FaultProxy(listener, port);
      daemon("accept", proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Closes every connection; new ones are let through. */
  public void cut() {
    open.forEach(FaultProxy::close);
  }

  /** Whether connections are closed as soon as they are made; those that there are stay. */
  public void refuse(boolean now) {
    refusing = now;
  }

  /** Whether nothing gets through; what was sent meanwhile arrives afterwards. */
  public void stall(boolean now) {
    stalled = now;
  }

  /** Everything is late by up to so many milliseconds, at random and in its order. */
  public void delay(int mostMillis) {
    mostDelayMillis = mostMillis;
  }

  /** Everything is late by so many milliseconds, each way. */
  public void latency(int millis) {
    delayMillis = millis;
  }

  /** What becomes of what the server says from now on. */
  public void answers(Answers now) {
    answers = now;
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        if (refusing) {
          close(client);
        } else {
          connect(client);
        }
      }
    } catch (IOException e) {
      // closed: nobody is let in any more
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      open.add(client);
      open.add(server);
      daemon("there", () -> pump(client, server, false));
      daemon("back", () -> pump(server, client, true));
    } catch (IOException e) {
      close(client);
    }
  }

  private void pump(Socket from, Socket to, boolean answering) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[16_384];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        hold(to);
        Answers now = answering ? answers : Answers.WHOLE;
        if (now == Answers.GARBAGE) {
          ThreadLocalRandom.current().nextBytes(buffer);
        }
        boolean whole = now == Answers.WHOLE || now == Answers.GARBAGE;
        out.write(buffer, 0, whole ? n : n / 2);
        if (!whole) {
          end(to, now);
          return;
        }
      }
    } catch (IOException e) {
      // cut, or an end has closed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  /** After half of an answer. */
  private static void end(Socket client, Answers how) throws IOException, InterruptedException {
    client.setSoLinger(how == Answers.RESET, 0);
    while (how == Answers.SILENT && !client.isClosed()) {
      Thread.sleep(1);
    }
  }

  private void hold(Socket to) throws InterruptedException {
    int most = mostDelayMillis;
    Thread.sleep(delayMillis);
    if (most > 0) {
      Thread.sleep(ThreadLocalRandom.current().nextInt(most + 1));
    }
    while (stalled && !to.isClosed()) {
      Thread.sleep(1);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is of no use any more, one way or the other
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, "fault-proxy-" + name);
    thread.setDaemon(true);
    thread.start();
  }
}
