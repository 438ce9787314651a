package dev.larder.redis;

import dev.larder.redis.RedisListener.Redirect;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can go wrong with Redis, by name. */
enum Fault {
  /** No connection at the time of the call, or lost before the answer. */
  DISCONNECTED,
  /** A connection could not be made. */
  CONNECT,
  /** The password or the user. */
  AUTHENTICATION,
  /** The server does not know by now who is at the other end of the connection. */
  NO_AUTH,
  /** The user has not got the right. */
  DENIED,
  /** No answer in time. */
  DEADLINE,
  /** Too many commands in flight. */
  OVERLOAD,
  /** A replica answered. */
  READONLY,
  /** The server is still loading its data, or has lost its master. */
  LOADING,
  /** Another server of the cluster holds the key. */
  MOVED,
  /** Another server of the cluster may hold the key: its slot is under way. */
  ASK,
  /** The cluster, or this part of it, serves nothing. */
  CLUSTER_DOWN,
  /** The server takes no writes: maxmemory. */
  OUT_OF_MEMORY,
  /** The server takes no writes: it has too few replicas, {@code min-replicas-to-write}. */
  NO_REPLICAS,
  /** The server takes no writes: it cannot save what it holds. */
  MISCONFIGURED,
  /** The script has to be sent again. */
  NO_SCRIPT,
  /** The key holds something that no Larder has written. */
  WRONG_TYPE,
  /** Anything else. */
  OTHER;

  /** What is told of a connection that is none any more. */
  static final String CLOSED = "the connection was closed by the server, or by something between";

  private static final int MAX_TEXT = 200;
  private static final Pattern REDIRECT = Pattern.compile("(MOVED|ASK) (\\d{1,5}) (.*):(\\d{1,5})");
  private static final Pattern WITHIN_SCRIPT =
      Pattern.compile("ERR Error running script .*?: -?([A-Z]{2,} .*)");
  private static final Pattern COMMAND = Pattern.compile("'([a-z|_-]{1,40})' command");

  /** Whether another connection may lead to a server that can do it. */
  boolean isMisplaced() {
    return this == READONLY || this == LOADING || this == NO_AUTH;
  }

  /** Whether a master that others have replaced by now would say so, too. */
  boolean isDeserted() {
    return this == NO_REPLICAS;
  }

  /** Whether it says nothing about the server but that another one has the key. */
  boolean isElsewhere() {
    return this == MOVED || this == ASK;
  }

  /** Whether the server has said anything. */
  boolean isAnswer() {
    return this != DEADLINE && this != DISCONNECTED && this != OVERLOAD;
  }

  static Fault of(Throwable thrown) {
    Fault found = OTHER;
    boolean isOfNetwork = false;
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      Fault fault = ofOne(t);
      if (fault != OTHER) {
        found = fault;
      }
      isOfNetwork |= t instanceof IOException;
    }
    return found == OTHER && isOfNetwork ? DISCONNECTED : found;
  }

  /** The innermost message, without the arguments that Redis repeats in some errors. */
  static String text(Throwable thrown) {
    Throwable innermost = thrown;
    for (Throwable t = thrown.getCause(); t != null; t = t.getCause()) {
      innermost = t;
    }
    if (innermost instanceof ClosedChannelException) {
      return CLOSED;
    }
    String message = String.valueOf(innermost.getMessage());
    int arguments = message.indexOf(", with args");
    String shown = arguments < 0 ? message : message.substring(0, arguments);
    return innermost.getClass().getSimpleName()
        + ": "
        + shown.substring(0, Math.min(shown.length(), MAX_TEXT));
  }

  /** Whether a server took a connection and then said nothing that is understood. */
  static boolean isSpeechless(Throwable refusal) {
    String text = text(refusal);
    return text.contains("initialization timed out") || text.contains("onnection reset");
  }

  /**
   * The right that the server says it denies: a command in quotes, or in words what it does not
   * name; null where it has denied none.
   */
  static @Nullable String denied(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      String message = String.valueOf(t.getMessage());
      if (t instanceof RedisCommandExecutionException && isDenial(message)) {
        return right(message);
      }
    }
    return null;
  }

  /** Where the server says that the key is, null where it has not said so. */
  static @Nullable Redirect redirect(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      Matcher to = REDIRECT.matcher(String.valueOf(t.getMessage()));
      if (t instanceof RedisCommandExecutionException && to.matches()) {
        boolean once = to.group(1).equals("ASK");
        return new Redirect(
            Integer.parseInt(to.group(2)), to.group(3), Integer.parseInt(to.group(4)), once);
      }
    }
    return null;
  }

  /** Within a script, the word that an answer begins with is another. */
  private static boolean isDenial(String message) {
    return message.startsWith("NOPERM")
        || message.contains("executing the script can't")
        || message.contains("ACL failure in script");
  }

  private static String right(String message) {
    Matcher command = COMMAND.matcher(message);
    if (command.find()) {
      return '"' + command.group(1) + '"';
    }
    return message.contains(" key") ? "keys of the namespace" : "a command within a script";
  }

  private static Fault ofOne(Throwable t) {
    if (t instanceof CancellationException) {
      return DEADLINE;
    }
    if (t instanceof UnknownHostException || t instanceof ConnectException) {
      return CONNECT;
    }
    if (t instanceof RedisCommandExecutionException) {
      return ofAnswer(t.getMessage());
    }
    return t instanceof RedisException ? ofClient(String.valueOf(t.getMessage())) : OTHER;
  }

  private static Fault ofAnswer(@Nullable String message) {
    String text = String.valueOf(message);
    if (isDenial(text)) {
      return DENIED;
    }
    return switch (firstWord(text)) {
      case "READONLY" -> READONLY;
      case "LOADING", "MASTERDOWN" -> LOADING;
      case "NOAUTH" -> NO_AUTH;
      case "WRONGPASS" -> AUTHENTICATION;
      case "MOVED" -> MOVED;
      case "ASK", "TRYAGAIN" -> ASK;
      case "CLUSTERDOWN" -> CLUSTER_DOWN;
      case "OOM" -> OUT_OF_MEMORY;
      case "NOREPLICAS" -> NO_REPLICAS;
      case "MISCONF" -> MISCONFIGURED;
      case "NOSCRIPT" -> NO_SCRIPT;
      case "WRONGTYPE" -> WRONG_TYPE;
      default -> OTHER;
    };
  }

  /** Before Redis 7, what a command within a script was answered is the end of another answer. */
  private static String firstWord(String text) {
    Matcher within = WITHIN_SCRIPT.matcher(text);
    String told = within.matches() ? within.group(1) : text;
    int space = told.indexOf(' ');
    return space < 0 ? told : told.substring(0, space);
  }

  /** Lettuce has no types for these, only texts. */
  private static Fault ofClient(String message) {
    if (message.contains("exceeded")) {
      return OVERLOAD;
    }
    if (message.contains("connected") || message.contains("losed")) {
      return DISCONNECTED;
    }
    return message.contains("nable to connect") ? CONNECT : OTHER;
  }
}
