package dev.larder.api;

/** What an application may say to Larder. Every method does nothing until the agent is attached. */
public final class Larder {
  private Larder() {}

  /** Tells whether the agent is attached and gives these methods their meaning. */
  public static boolean isActive() {
    return false;
  }
}
