package dev.larder.store;

/**
 * Makes sure of some stack before a lock is taken. A stack that ends inside {@code
 * ReentrantLock.lock} leaves the lock taken for ever (JEP 270 keeps the lock whole, not its
 * caller), and with it every thread that stores. Here it ends earlier, with nothing held.
 * Stateless.
 */
public final class StackRoom {
  /** Of 48 bytes and more each, compiled; a store needs less than 10 KiB. */
  private static final int FRAMES = 220;

  private StackRoom() {}

  /**
   * Throws where there is too little; takes a few hundred nanoseconds.
   *
   * @throws StackOverflowError with nothing held
   */
  public static void ensure() {
    descend(FRAMES, 1, 2, 3);
  }

  /** Each frame needs its values after the call, so that none of them is left out. */
  private static long descend(int frames, long a, long b, long c) {
    return frames == 0 ? 0 : descend(frames - 1, b, c, a + frames) + (a ^ b) - c;
  }
}
