package dev.larder.it;

/**
 * Put into the agent's jar, and called at the begin of some of its methods: throws in those that
 * the system property {@code probe.fault} names, joined by plus signs, with the kind of what is
 * thrown; tells by {@code probe.struck} where it has.
 */
public final class InjectedFault {
  private InjectedFault() {}

  /** At the begin of a method. */
  public static void in(String method) {
    String wanted = System.getProperty("probe.fault", "");
    if (!wanted.contains(method)) {
      return;
    }
    String struck = System.getProperty("probe.struck", "");
    if (!struck.contains(method)) {
      System.setProperty("probe.struck", struck + " " + method);
    }
    if (wanted.endsWith(" Error")) {
      throw new AssertionError("injected");
    }
    throw new IllegalStateException("injected");
  }
}
