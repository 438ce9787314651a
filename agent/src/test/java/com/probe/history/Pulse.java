package com.probe.history;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks Redis the simplest thing again and again, by the way that Larder takes, and tells when there
 * was no answer for long: a machine without time for this JVM is an outage like others.
 */
final class Pulse implements Runnable {
  private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int ANSWER_BYTES = "+PONG\r\n".length();
  private static final int PAUSE_MILLIS = 20;
  private static final long LATE_NANOS = 200_000_000;

  private final int port;
  private long answered = System.nanoTime(); // guarded by this
  private boolean ended; // guarded by this

  Pulse(int port) {
    this.port = port;
  }

  @Override
  public void run() {
    while (true) {
      try {
        Thread.sleep(PAUSE_MILLIS);
        beat();
      } catch (IOException e) {
        tell(0);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Tells what is left to tell, and no more. */
  synchronized void end() {
    tell(LATE_NANOS);
    ended = true;
  }

  private void beat() throws IOException, InterruptedException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      InputStream in = socket.getInputStream();
      while (true) {
        socket.getOutputStream().write(PING);
        if (in.readNBytes(ANSWER_BYTES).length < ANSWER_BYTES) {
          throw new EOFException();
        }
        tell(LATE_NANOS);
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private synchronized void tell(long unlessShorter) {
    long now = System.nanoTime();
    if (!ended && now - answered > unlessShorter) {
      System.out.println("outage: " + answered + " " + now);
    }
    answered = now;
  }
}
