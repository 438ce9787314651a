package dev.larder.redis.client;

/** That of a command that a thread waits for. */
public interface Deadline {
  /** The wait has ended. */
  void met();
}
