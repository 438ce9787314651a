package dev.larder.config.form;

/** The keys of rules. */
public final class RuleForms {
  /** How a read rule caches: in {@code defaults} and in the rule itself. */
  public static final Form OPTIONS = new Form("options", "Options of read rules");

  public static final Key PATTERN =
      OPTIONS.add(
          Key.of("pattern", Kind.CHOICE, "Who asks the cache, and when")
              .or("cache-aside")
              .later(
                  "read-through", "refresh-ahead", "write-through", "write-around", "write-behind")
              .by("cache-aside"));
  public static final Key TTL =
      OPTIONS.add(
          Key.of("ttl", Kind.DURATION, "How long an entry lives; forever for no end")
              .or("forever")
              .by("60s"));
  public static final Key JITTER =
      OPTIONS.add(
          Key.of("jitter", Kind.SHARE, "The largest share that is taken off a ttl at random")
              .by("10%"));
  public static final Key NOT_FOUND_TTL =
      OPTIONS.add(
          Key.of(
                  "not-found-ttl",
                  Kind.DURATION,
                  "How long null and an empty Optional live, by default half the ttl and at most"
                      + " 30s; off for not at all")
              .or("off"));
  public static final Key SINGLE_FLIGHT =
      OPTIONS.add(
          Key.of("single-flight", Kind.CHOICE, "Whether calls for one key share a load")
              .or("auto", "local", "cluster", "off")
              .by("auto"));
  public static final Key WAIT =
      OPTIONS.add(
          Key.of("wait", Kind.DURATION, "The longest a caller waits for another's load").by("2s"));
  public static final Key CODEC =
      OPTIONS.add(
          Key.of("codec", Kind.CHOICE, "How values are written")
              .or("json")
              .later("auto", "smile", "cbor", "msgpack", "binary", "raw")
              .by("json"));
  public static final Key MAX_BYTES =
      OPTIONS.add(Key.of("max-bytes", Kind.SIZE, "A larger entry is not stored").by("1MiB"));
  public static final Key ENABLED =
      OPTIONS.add(Key.flag("enabled", "false: the rule can be switched on by JMX").by("true"));

  /** An item of {@code invalidate}. */
  public static final Form DROP = new Form("drop", "Which entries a write drops");

  public static final Key DROP_RULE =
      DROP.add(Key.of("rule", Kind.TEXT, "The read rule whose entry is dropped"));
  public static final Key DROP_WITH =
      DROP.add(
          Key.of(
              "with",
              Kind.NAMED_TEXTS,
              "Templates over the write's parameters, by the placeholders of the read's key"));
  public static final Key DROP_KEY =
      DROP.add(Key.of("key", Kind.TEXT, "The key of the entry that is dropped, as a template"));

  /** A rule for methods that change what others read. */
  public static final Form WRITE = new Form("write", "Methods that make entries out of date");

  public static final Key METHOD =
      WRITE.add(
          Key.of("method", Kind.TEXTS, "package.Type.name(parameter types), one or a list")
              .required("write \"method: package.Type.name(parameter types)\""));
  public static final Key ALLOW_BROAD =
      WRITE.add(
          Key.flag("allow-broad", "true: a pattern may mean methods of every type").by("false"));
  public static final Key INVALIDATE =
      WRITE.add(Key.of("invalidate", Kind.SECTIONS, "Which entries are dropped").holding(DROP));

  /** A rule for methods that are answered from the cache. */
  public static final Form READ = new Form("read", "Methods that are answered from the cache");

  public static final Key KEY;
  public static final Key WHEN;
  public static final Key UNLESS;

  static {
    OPTIONS.later("allow-types", "batch", "compress-above", "load-timeout");
    OPTIONS.later("mode", "near", "plain", "refresh-at", "sliding", "stale-if-error");
    OPTIONS.later("stale-while-revalidate", "tags");
    DROP.oneOf(
        "nothing says what to drop",
        "write \"rule: NAME\" or \"key: TEMPLATE\"",
        DROP_RULE,
        DROP_KEY);
    DROP.needs(DROP_WITH, DROP_RULE);
    DROP.later("tag", "keys", "all", "when");
    WRITE.add(ENABLED);
    WRITE.later(OPTIONS);
    WRITE.later("when", "unless");
    WRITE.later("of", "with", "value", "merge", "flush-every", "max-batch", "queue", "accept-loss");
    WRITE.markedBy(INVALIDATE);
    READ.add(METHOD);
    READ.add(ALLOW_BROAD);
    KEY = READ.add(Key.of("key", Kind.TEXT, "Where a result is kept, as a template"));
    READ.addAll(OPTIONS);
    WHEN = READ.add(Key.of("when", Kind.TEXT, "The condition for a call to be cached"));
    UNLESS = READ.add(Key.of("unless", Kind.TEXT, "The condition for a result not to be stored"));
    READ.add(INVALIDATE);
  }

  private RuleForms() {}
}
