package dev.larder.redis;

/** Hears of connections made and lost, one call at a time and in order; must not block for long. */
public interface ConnectionListener {
  /** Hears nothing. */
  ConnectionListener NONE = new ConnectionListener() {};

  /** Commands are accepted from now on. */
  default void onConnected() {}

  /** No command is accepted until the next connection. */
  default void onDisconnected() {}
}
