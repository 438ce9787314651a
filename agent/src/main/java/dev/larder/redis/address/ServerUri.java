package dev.larder.redis.address;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisURI;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a user writes as the URI of a server. A password may come from a file or a variable,
 * where nobody encodes it: what ends a user's part elsewhere in a URI does not end it here, up to
 * the last at sign. Stateless.
 */
final class ServerUri {
  private static final String AUTHORITY = "://";
  private static final String SOCKET = "redis-socket:";

  /** A name that is none for {@code java.net.URI}, which then looks for no port: one with "_". */
  private static final Pattern NAME_AND_PORT = Pattern.compile("([^\\[\\]:]+):(\\d{1,5})");

  /** RFC 3986, section 3.2.1; a percent sign by itself is none that encodes. */
  private static final Pattern NOT_OF_A_USER =
      Pattern.compile("%(?!\\p{XDigit}{2})|[^%A-Za-z0-9._~!$&'()*+,;=:-]");

  private ServerUri() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is none; without repeating it
   */
  static RedisURI parse(String uri) {
    RedisURI parsed;
    try {
      parsed = RedisURI.create(encoded(uri));
    } catch (RuntimeException e) {
      // Without the cause: its message repeats the URI, password and all.
      throw new IllegalArgumentException(
          "not a Redis URI; write redis://[[user]:password@]host[:port][/database]");
    }
    boolean leads = parsed.getHost() != null || parsed.getSocket() != null;
    if (!leads || !parsed.getSentinels().isEmpty()) {
      throw new IllegalArgumentException(
          "a Redis URI starts with redis://, rediss:// or redis-socket:///");
    }
    Matcher named = NAME_AND_PORT.matcher(String.valueOf(parsed.getHost()));
    if (named.matches()) {
      parsed.setHost(named.group(1));
      parsed.setPort(Integer.parseInt(named.group(2)));
    }
    return parsed;
  }

  private static String encoded(String uri) {
    int from = uri.indexOf(AUTHORITY) + AUTHORITY.length();
    int at = uri.startsWith(SOCKET) ? uri.indexOf("@/") : uri.lastIndexOf('@');
    if (at < from) {
      return uri;
    }
    String user =
        NOT_OF_A_USER
            .matcher(uri.substring(from, at))
            .replaceAll(found -> Matcher.quoteReplacement(percent(found.group())));
    return uri.substring(0, from) + user + uri.substring(at);
  }

  private static String percent(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(UTF_8)) {
      encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
    }
    return encoded.toString();
  }
}
