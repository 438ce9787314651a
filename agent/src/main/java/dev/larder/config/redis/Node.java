package dev.larder.config.redis;

import org.jspecify.annotations.Nullable;

/**
 * A server of several. Immutable.
 *
 * @param host a name or an address, one of IPv6 without brackets
 * @param port from 1 to 65535
 */
public record Node(String host, int port) {
  private static final int MAX_PORT = 65_535;

  /** {@code host:port}, {@code host} or {@code [host]:port}; null if it is none of them. */
  static @Nullable Node of(String text, int usualPort) {
    int bracket = text.startsWith("[") ? text.indexOf(']') : -1;
    int colon = text.indexOf(':', bracket + 1);
    String host = colon < 0 ? text : text.substring(0, colon);
    int port = colon < 0 ? usualPort : number(text.substring(colon + 1));
    String bare = bracket < 0 ? host : text.substring(1, bracket);
    boolean isWhole = bracket < 0 || host.length() == bracket + 1;
    return isWhole && isHost(bare, bracket > 0) && port >= 1 && port <= MAX_PORT
        ? new Node(bare, port)
        : null;
  }

  private static boolean isHost(String text, boolean isInBrackets) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isFit =
          isInBrackets
              ? Character.digit(c, 16) >= 0 || c == ':' || c == '.'
              : c > ' ' && "/@[]:".indexOf(c) < 0;
      if (!isFit) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static int number(String digits) {
    try {
      return digits.startsWith("+") ? -1 : Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  @Override
  public String toString() {
    return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
  }
}
