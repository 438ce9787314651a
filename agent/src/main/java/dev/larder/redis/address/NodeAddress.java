package dev.larder.redis.address;

/**
 * Where a server of a cluster is. Immutable.
 *
 * @param host a name or an address, one of IPv6 without brackets
 */
public record NodeAddress(String host, int port) {
  @Override
  public String toString() {
    return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
  }
}
