package dev.larder.config.form;

import java.util.List;

/**
 * The values that {@link Quantity} and the readers take, as regular expressions of JSON Schema,
 * from the same units and bounds. A variable may stand in any of them.
 */
public final class Patterns {
  /** Where a variable stands. */
  public static final String VARIABLE = "\\$\\{";

  /** What is not blank, as far as white space is the same everywhere. */
  public static final String TEXT = "[^ \\t\\r\\n]";

  /** Of rules and namespaces. */
  public static final String NAME = "^[A-Za-z0-9._-]+$";

  /** With a host, or with the path of a socket. */
  public static final String REDIS_URI =
      orVariable("^rediss?://([\\s\\S]*@)?[^/:@][^@]*$|^redis-socket://([^/]*@)?/[\\s\\S]+$");

  /** {@code host:port}, the port left out where it is the usual one. */
  public static final String NODE =
      orVariable("^([^\\s:/@\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?$");

  /** 32 bytes. */
  public static final String SECRET = orVariable("^([0-9A-Fa-f]{64}|[A-Za-z0-9+/_-]{43}=?)$");

  private static final String DIGITS = "[0-9]{1," + Quantity.MAX_DIGITS + "}";

  /** More than nothing. */
  public static final String DURATION = quantity(Quantity.TIMES);

  /** More than nothing. */
  public static final String SIZE = quantity(Quantity.SIZES);

  /** From 0 to 1. */
  public static final String SHARE =
      orVariable("^0*(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]+)?)%$|^0*(1(\\.0+)?|0(\\.[0-9]+)?)$");

  /** From 1, in quotes. */
  public static final String COUNT = orVariable("^(?!0+$)" + DIGITS + "$");

  /** The largest count. */
  public static final int MAX_COUNT = 999_999_999;

  private Patterns() {}

  /** The expression, or text with a variable in it. */
  public static String orVariable(String pattern) {
    return pattern + "|" + VARIABLE;
  }

  private static String quantity(List<String> units) {
    return orVariable("^(?!0+[A-Za-z])" + DIGITS + "(" + String.join("|", units) + ")$");
  }
}
