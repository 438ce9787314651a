package dev.larder.config.keys;

import dev.larder.config.form.Form;
import dev.larder.config.form.Key;
import dev.larder.config.form.Kind;

/** The keys of {@code redis}. */
public final class RedisForm {
  /** {@code sentinel}. */
  public static final Form SENTINEL = new Form("sentinel", "Sentinels that know the master");

  public static final Key MASTER =
      SENTINEL.add(
          Key.of("master", Kind.TEXT, "The name by which the Sentinels know the master")
              .required("write \"master: NAME\", as \"sentinel monitor\" names it"));
  public static final Key SENTINEL_NODES =
      SENTINEL.add(
          Key.of("nodes", Kind.NODES, "Where the Sentinels are; a port of 26379 may be left out")
              .required("write \"nodes: [HOST:26379, HOST:26379]\""));
  public static final Key SENTINEL_USER =
      SENTINEL.add(Key.of("user", Kind.TEXT, "The user that the Sentinels know, not the master"));
  public static final Key SENTINEL_PASSWORD =
      SENTINEL.add(Key.of("password", Kind.TEXT, "The password of the Sentinels themselves"));

  /** {@code cluster}. */
  public static final Form CLUSTER = new Form("cluster", "Some servers of a cluster");

  public static final Key CLUSTER_NODES =
      CLUSTER.add(
          Key.of(
                  "nodes",
                  Kind.NODES,
                  "Where some of the servers are; they name the others. A port of 6379 may be left"
                      + " out")
              .required("write \"nodes: [HOST:6379, HOST:6379]\""));

  /** {@code tls}. */
  public static final Form TLS =
      new Form("tls", "Certificates in files of PEM, read anew for each connection");

  public static final Key CA =
      TLS.add(
          Key.of(
              "ca", Kind.TEXT, "Whom the server's certificate is from; else whom the JVM trusts"));
  public static final Key CERTIFICATE =
      TLS.add(Key.of("cert", Kind.TEXT, "The certificate that Larder shows the server"));
  public static final Key PRIVATE_KEY =
      TLS.add(Key.of("key", Kind.TEXT, "The private key of that certificate, in PKCS #8"));
  public static final Key VERIFY =
      TLS.add(
          Key.of(
                  "verify",
                  Kind.CHOICE,
                  "What is asked of the server's certificate: the chain and the host's name, the"
                      + " chain, or nothing")
              .or("full", "ca", "none")
              .by("full"));

  /** What to write where nothing says where the server is. */
  public static final String CURE_OF_NO_SERVER = "write \"uri: redis://HOST:6379/0\"";

  /** {@code redis}. */
  public static final Form REDIS = new Form("redis", "How Redis is reached");

  public static final Key URI =
      REDIS.add(
          Key.of(
              "uri",
              Kind.REDIS_URI,
              "redis://[[user]:password@]host[:port][/database]; rediss:// encrypts;"
                  + " redis-socket://[[user]:password@]/path[?database=n] is a socket of this"
                  + " machine"));
  public static final Key SENTINEL_SECTION =
      REDIS.add(
          Key.of(
                  "sentinel",
                  Kind.SECTION,
                  "Sentinels that are asked where the master is; uri then gives user, password,"
                      + " database and whether it is encrypted, and its host is not asked")
              .holding(SENTINEL));
  public static final Key CLUSTER_SECTION =
      REDIS.add(
          Key.of(
                  "cluster",
                  Kind.SECTION,
                  "Servers of a cluster, each of which holds some of the keys; uri then gives user,"
                      + " password and whether it is encrypted, and its host is not asked")
              .holding(CLUSTER));
  public static final Key TLS_SECTION =
      REDIS.add(Key.of("tls", Kind.SECTION, "How connections are encrypted").holding(TLS));
  public static final Key TIMEOUT =
      REDIS.add(Key.of("timeout", Kind.DURATION, "The longest wait for one read").by("50ms"));
  public static final Key INVALIDATE_TIMEOUT =
      REDIS.add(
          Key.of("invalidate-timeout", Kind.DURATION, "The longest wait for an invalidation")
              .by("250ms"));
  public static final Key RECONNECT_MAX =
      REDIS.add(
          Key.of(
                  "reconnect-max",
                  Kind.DURATION,
                  "The longest pause between two attempts to connect")
              .by("2s"));
  public static final Key MAX_IN_FLIGHT =
      REDIS.add(
          Key.of(
                  "max-in-flight",
                  Kind.COUNT,
                  "Commands without an answer, past which calls bypass the cache")
              .by("2048"));

  static {
    SENTINEL.needs(SENTINEL_USER, SENTINEL_PASSWORD);
    TLS.needs(CERTIFICATE, PRIVATE_KEY);
    TLS.needs(PRIVATE_KEY, CERTIFICATE);
    REDIS.anyOf(
        "\"uri\" is missing",
        "write \"uri: redis://HOST:6379/0\"",
        URI,
        SENTINEL_SECTION,
        CLUSTER_SECTION);
  }

  private RedisForm() {}
}
