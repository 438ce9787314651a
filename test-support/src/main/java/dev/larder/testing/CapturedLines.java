package dev.larder.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The lines that a process has printed so far, read by a daemon thread. Thread-safe. */
final class CapturedLines {
  private final List<String> lines = new ArrayList<>(); // guarded by this
  private final Thread reader;
  private boolean ended; // guarded by this

  private CapturedLines(String name, InputStream in) {
    reader = new Thread(() -> read(in), name);
    reader.setDaemon(true);
  }

  static CapturedLines of(String name, InputStream in) {
    CapturedLines captured = new CapturedLines(name, in);
    captured.reader.start();
    return captured;
  }

  /** The first line that matches, past ones included; empty after the limit or at the end. */
  synchronized Optional<String> await(Predicate<String> wanted, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    int next = 0;
    try {
      while (true) {
        for (; next < lines.size(); next++) {
          if (wanted.test(lines.get(next))) {
            return Optional.of(lines.get(next));
          }
        }
        long left = (end - System.nanoTime()) / 1_000_000;
        if (ended || left <= 0) {
          return Optional.empty();
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Waits until the process has closed its end. */
  void awaitEnd(Duration limit) throws InterruptedException {
    reader.join(limit.toMillis());
  }

  synchronized String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private void read(InputStream in) {
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      // the process is gone: what it printed is complete
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }
}
