package dev.larder.config.redis;

import dev.larder.config.form.Key;
import dev.larder.config.form.Section;
import dev.larder.config.keys.RedisForm;
import dev.larder.config.source.Located;
import dev.larder.config.source.Node.Scalar;
import dev.larder.config.source.Place;
import dev.larder.config.source.Problems;
import dev.larder.config.source.Variables;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code redis}. Used by one thread. */
public final class RedisReader {
  private static final int SENTINEL_PORT = 26_379;
  private static final int PORT = 6_379;
  private static final String SOCKET = "redis-socket://";

  private final Problems problems;
  private final Variables variables;
  private final @Nullable File folder;

  /**
   * A reader for one file.
   *
   * @param folder where relative paths begin, null for the working directory
   */
  public RedisReader(Problems problems, Variables variables, @Nullable File folder) {
    this.problems = problems;
    this.variables = variables;
    this.folder = folder;
  }

  /** The settings; null where they do not say where the server is, which is then a problem. */
  public @Nullable RedisSettings read(Section redis) {
    redis.check(RedisForm.REDIS);
    Scalar uri = uri(redis);
    SentinelSettings sentinels = sentinels(redis);
    List<Node> cluster = cluster(redis, uri);
    TlsSettings tls = tls(redis);
    if (tls != null && uri != null && isPlain(uri.text())) {
      problems.add(
          redis.place(RedisForm.TLS_SECTION.name()),
          "\"tls\" is given for a URI that does not encrypt",
          "write rediss:// in \"uri\", or leave \"tls\" out");
    }
    RedisSettings settings =
        new RedisSettings(
            new ServerSettings(
                uri == null ? null : uri.located(), sentinels, cluster, tls, variables),
            redis.duration(RedisForm.TIMEOUT),
            redis.duration(RedisForm.INVALIDATE_TIMEOUT),
            redis.duration(RedisForm.RECONNECT_MAX),
            redis.count(RedisForm.MAX_IN_FLIGHT));
    return uri == null && sentinels == null && cluster.isEmpty() ? null : settings;
  }

  private @Nullable Scalar uri(Section redis) {
    Scalar uri = redis.scalar(RedisForm.URI, RedisForm.CURE_OF_NO_SERVER);
    if (uri != null && !isRedisUri(uri.text())) {
      problems.add(
          uri.place(),
          "this is not the URI of a Redis server",
          "write redis://:PASSWORD@HOST:6379/0, rediss:// for TLS, redis-socket:///PATH for a"
              + " socket");
    }
    if (uri != null && isSocket(uri.text())) {
      refuseBeside(redis, uri, RedisForm.SENTINEL_SECTION);
      refuseBeside(redis, uri, RedisForm.CLUSTER_SECTION);
    }
    return uri;
  }

  private void refuseBeside(Section redis, Scalar socket, Key several) {
    if (redis.has(several)) {
      problems.add(
          socket.place(),
          "a socket leads to one server, and \"" + several.name() + "\" is given",
          "write redis://HOST, or leave \"" + several.name() + "\" out");
    }
  }

  private static boolean isPlain(String text) {
    return text.startsWith("redis:") || isSocket(text);
  }

  private static boolean isSocket(String text) {
    return text.startsWith(SOCKET);
  }

  private static boolean isRedisUri(String text) {
    if (isSocket(text)) {
      int path = text.indexOf('/', SOCKET.length());
      boolean bare = path == SOCKET.length() || (path > 0 && text.charAt(path - 1) == '@');
      return bare && path + 1 < text.length();
    }
    if (!text.startsWith("redis://") && !text.startsWith("rediss://")) {
      return false;
    }
    int host = Math.max(text.lastIndexOf('@'), text.indexOf("://") + 2) + 1;
    return host < text.length() && text.charAt(host) != '/' && text.charAt(host) != ':';
  }

  private @Nullable SentinelSettings sentinels(Section redis) {
    Section given = redis.section(RedisForm.SENTINEL_SECTION);
    if (given == null) {
      return null;
    }
    given.check(RedisForm.SENTINEL);
    Scalar master = given.required(RedisForm.MASTER);
    List<Node> nodes = nodes(given, RedisForm.SENTINEL_NODES, SENTINEL_PORT);
    Scalar user = given.scalar(RedisForm.SENTINEL_USER);
    Scalar password = given.scalar(RedisForm.SENTINEL_PASSWORD);
    return new SentinelSettings(
        master == null ? "" : master.text(),
        nodes,
        user == null ? null : user.located(),
        password == null ? null : password.located());
  }

  private List<Node> cluster(Section redis, @Nullable Scalar uri) {
    Section given = redis.section(RedisForm.CLUSTER_SECTION);
    if (given == null) {
      return List.of();
    }
    given.check(RedisForm.CLUSTER);
    Place place = redis.place(RedisForm.CLUSTER_SECTION.name());
    if (redis.has(RedisForm.SENTINEL_SECTION)) {
      problems.add(place, "\"cluster\" is given beside \"sentinel\"", "leave one of them out");
    }
    if (uri != null && !isSocket(uri.text()) && hasDatabase(uri.text())) {
      problems.add(
          uri.place(), "a cluster has no other database than 0", "write the URI without a path");
    }
    return nodes(given, RedisForm.CLUSTER_NODES, PORT);
  }

  private static boolean hasDatabase(String uri) {
    String host = uri.substring(Math.max(uri.lastIndexOf('@'), uri.indexOf("://") + 2) + 1);
    int query = host.indexOf('?');
    String place = query < 0 ? host : host.substring(0, query);
    int path = place.indexOf('/');
    return (query >= 0 && host.substring(query).matches(".*[?&]database=(?!0(&|$)).*"))
        || (path >= 0 && !place.substring(path).matches("/0?"));
  }

  private List<Node> nodes(Section given, Key key, int usualPort) {
    if (given.items(key).isEmpty()) {
      problems.add(given.place(key.name()), "\"nodes\" is missing", key.cure());
    }
    List<Node> nodes = new ArrayList<>();
    for (Located text : given.texts(key)) {
      Node node = Node.of(text.text(), usualPort);
      if (node == null) {
        Place place = new Place(text.line(), text.column(), text.path());
        problems.add(place, "this is not a host and its port", "write HOST:" + usualPort);
      } else {
        nodes.add(node);
      }
    }
    return nodes;
  }

  private @Nullable TlsSettings tls(Section redis) {
    Section given = redis.section(RedisForm.TLS_SECTION);
    if (given == null) {
      return null;
    }
    given.check(RedisForm.TLS);
    String verify = given.choice(RedisForm.VERIFY).toUpperCase(Locale.ROOT);
    return new TlsSettings(
        file(given.scalar(RedisForm.CA)),
        file(given.scalar(RedisForm.CERTIFICATE)),
        file(given.scalar(RedisForm.PRIVATE_KEY)),
        TlsSettings.Verify.valueOf(verify));
  }

  /** One that can be read, now at least. */
  private @Nullable File file(@Nullable Scalar path) {
    if (path == null) {
      return null;
    }
    File given = new File(path.text());
    File file = given.isAbsolute() || folder == null ? given : new File(folder, path.text());
    if (!file.isFile() || !file.canRead()) {
      problems.add(
          path.place(),
          path.quoted() + (file.exists() ? " is no file that can be read" : " does not exist"),
          "name a file of PEM; a relative path begins at the rule file");
    }
    return file;
  }
}
