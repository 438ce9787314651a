package dev.larder.ops;

/** Something that can be switched on and off while the application runs. */
public interface Switch {
  /** Whether it is on. */
  boolean isEnabled();

  /** Switches it. */
  void setEnabled(boolean enabled);
}
