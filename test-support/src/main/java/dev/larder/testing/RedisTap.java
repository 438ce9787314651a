package dev.larder.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Listens to the commands that a server runs (MONITOR). Not thread-safe. */
public final class RedisTap implements AutoCloseable {
  private static final Pattern LINE = Pattern.compile("[\\d.]+ \\[\\d+ ([^]]*)] (.*)");
  private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Set<String> UNASKED = Set.of("PING", "INFO");

  private final RespClient monitor;
  private final RespClient marker;
  private final BlockingQueue<Command> seen = new LinkedBlockingQueue<>();
  private int marks;

  /**
   * One command as the server ran it.
   *
   * @param client its address, {@code lua} for a call by a script
   * @param words name and arguments; bytes that are not printable stay escaped as {@code \xff}
   */
  public record Command(String client, List<String> words) {}

  private RedisTap(RespClient monitor, RespClient marker) {
    this.monitor = monitor;
    this.marker = marker;
  }

  /** Starts to listen. */
  public static RedisTap on(String uri) {
    RedisTap tap = new RedisTap(RespClient.connect(uri), RespClient.connect(uri));
    tap.monitor.command("MONITOR");
    Thread reader = new Thread(tap::listen, "redis-tap");
    reader.setDaemon(true);
    reader.start();
    return tap;
  }

  /**
   * Every command since the tap was opened or last drained, this one's own left out, and those that
   * clients send by themselves, at any time.
   */
  public List<Command> drain() {
    String mark = "tap-" + ++marks;
    marker.command("ECHO", mark);
    List<Command> commands = new ArrayList<>();
    while (true) {
      Command next = next();
      if (next.words().contains(mark)) {
        return commands;
      }
      if (!UNASKED.contains(next.words().get(0))) {
        commands.add(next);
      }
    }
  }

  @Override
  public void close() {
    monitor.close();
    marker.close();
  }

  private Command next() {
    try {
      Command next = seen.poll(5, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("MONITOR shows nothing");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void listen() {
    try {
      while (true) {
        Matcher line = LINE.matcher(monitor.line());
        if (line.matches()) {
          seen.add(new Command(line.group(1), words(line.group(2))));
        }
      }
    } catch (IOException e) {
      // closed: nothing more to hear
    }
  }

  private static List<String> words(String quoted) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(quoted);
    while (word.find()) {
      words.add(word.group(1));
    }
    return List.copyOf(words);
  }
}
