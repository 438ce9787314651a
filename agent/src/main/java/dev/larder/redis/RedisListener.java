package dev.larder.redis;

/** Hears of connections made and lost, one call at a time and in order; must not block. */
public interface RedisListener {
  /**
   * A server of a cluster does not hold a key.
   *
   * @param host of the server that does; empty where it is the host of the one that was asked
   * @param once whether that holds for one command: the slot is under way
   */
  record Redirect(int slot, String host, int port, boolean once) {}

  /** Hears nothing. */
  RedisListener NONE = new RedisListener() {};

  /** Commands are accepted from now on. */
  default void onConnected() {}

  /** No command is accepted until the next connection. */
  default void onDisconnected() {}

  /**
   * The server denies its user something that Larder does; told each time, on whatever thread.
   *
   * @param right a command in quotes, or words
   * @param isNews whether an hour has passed since that was so for the same right
   */
  default void onDenied(String right, boolean isNews) {}

  /** Another server holds a key; told before the command fails, on whatever thread. */
  default void onRedirected(Redirect to) {}

  /** Nobody tells of entries that this JVM keeps, which it does for a short time only then. */
  default void onUntold() {}
}
