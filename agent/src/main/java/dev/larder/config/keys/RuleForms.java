package dev.larder.config.keys;

import dev.larder.config.form.Form;
import dev.larder.config.form.Key;
import dev.larder.config.form.Kind;

/** The keys of rules. */
public final class RuleForms {
  /** How a read rule caches: in {@code defaults} and in the rule itself. */
  public static final Form OPTIONS = new Form("options", "Options of read rules");

  public static final Key PATTERN =
      OPTIONS.add(
          Key.of("pattern", Kind.CHOICE, "Who asks the cache, and when")
              .or("cache-aside", "read-through", "refresh-ahead")
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
  public static final Key SLIDING =
      OPTIONS.add(Key.flag("sliding", "true: each hit renews the ttl").by("false"));
  public static final Key STALE_WHILE_REVALIDATE =
      OPTIONS.add(
          Key.of(
              "stale-while-revalidate",
              Kind.DURATION,
              "How long past the ttl a value may answer while one caller loads it anew; none by"
                  + " default"));
  public static final Key STALE_IF_ERROR =
      OPTIONS.add(
          Key.of(
              "stale-if-error",
              Kind.DURATION,
              "How long past the ttl a value may answer where its load throws; none by default"));
  public static final Key LOAD_TIMEOUT =
      OPTIONS.add(
          Key.of(
              "load-timeout",
              Kind.DURATION,
              "How long a caller of a read-through rule waits for the load before it takes a value"
                  + " past its ttl; by default as long as it takes"));
  public static final Key REFRESH_AT =
      OPTIONS.add(
          Key.of(
                  "refresh-at",
                  Kind.SHARE,
                  "The share of the ttl after which a refresh-ahead rule loads anew what is asked"
                      + " for; xfetch for by chance, the likelier the longer loads take")
              .or("xfetch")
              .by("0.8"));
  public static final Key REFRESH =
      OPTIONS.add(
          Key.of("refresh", Kind.CHOICE, "Who loads anew for a refresh-ahead rule")
              .or("background", "inline")
              .by("background"));
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
              .or("auto", "json", "smile", "cbor", "msgpack", "binary", "raw")
              .by("auto"));
  public static final Key ALLOW_TYPES =
      OPTIONS.add(
          Key.of(
              "allow-types",
              Kind.TEXTS,
              "Patterns of the classes that a value may name where its type does not say which there"
                  + " are"));
  public static final Key COMPRESS_ABOVE =
      OPTIONS.add(
          Key.of("compress-above", Kind.SIZE, "Larger values are compressed; off for none")
              .or("off")
              .by("8KiB"));
  public static final Key MAX_BYTES =
      OPTIONS.add(Key.of("max-bytes", Kind.SIZE, "A larger entry is not stored").by("1MiB"));
  public static final Key PLAIN =
      OPTIONS.add(
          Key.flag(
                  "plain",
                  "true: entries are bare JSON, which programs in other languages read and write,"
                      + " and __nf__ where there is nothing")
              .by("false"));
  public static final Key NEAR =
      OPTIONS.add(
          Key.of(
                  "near",
                  Kind.SECTION,
                  "Keeps what was read from Redis in this JVM, and lets go of what has changed")
              .or("off")
              .by("off")
              .holding(NearForm.NEAR));
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
  public static final Key DROP_TAG =
      DROP.add(Key.of("tag", Kind.TEXT, "The tag whose entries are dropped, as a template"));
  public static final Key DROP_KEYS =
      DROP.add(
          Key.of(
              "keys",
              Kind.TEXT,
              "The keys that are dropped, as a template with * for any characters and ? for one"));
  public static final Key DROP_ALL =
      DROP.add(Key.of("all", Kind.TEXT, "The read rule whose entries are all dropped"));

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

  public static final Key WRITE_PATTERN =
      WRITE.add(
          Key.of("pattern", Kind.CHOICE, "What becomes of the entry of the rule under of")
              .or("write-through", "write-around"));
  public static final Key OF =
      WRITE.add(Key.of("of", Kind.TEXT, "The read rule whose entry the write is about"));
  public static final Key WITH =
      WRITE.add(
          Key.of(
              "with",
              Kind.NAMED_TEXTS,
              "Templates over the write's parameters, by the placeholders of the read's key"));
  public static final Key VALUE =
      WRITE.add(
          Key.of("value", Kind.TEXT, "What a write-through rule leaves in the entry")
              .by("{result}"));
  public static final Key DROP_WHEN =
      WRITE.add(
          Key.of("when", Kind.CHOICE, "When the entries are dropped")
              .or("after-commit", "after", "before")
              .by("after-commit"));
  public static final Key SETTLE =
      WRITE.add(
          Key.of(
              "settle",
              Kind.DURATION,
              "How long after that the method's effect may come yet, at most 45s; nothing is kept"
                  + " until then, and the entries are dropped once more"));

  /** A rule for methods that are answered from the cache. */
  public static final Form READ = new Form("read", "Methods that are answered from the cache");

  /** A rule for methods of many ids. */
  public static final Form MANY = new Form("many", "Methods of many ids");

  /** What {@code batch} says. */
  public static final Form BATCH_OF =
      new Form("batch", "The entries that a method of many ids has, and where the ids are");

  public static final Key BATCH_OF_RULE =
      BATCH_OF.add(
          Key.of("of", Kind.TEXT, "The read rule of one of them")
              .required("write \"of: RULE\", the read rule of one id"));
  public static final Key BATCH_IDS =
      BATCH_OF.add(
          Key.of("ids", Kind.TEXT, "The parameter that has the ids")
              .required("write \"ids: PARAMETER\", a collection or an array"));
  public static final Key BATCH_ID =
      BATCH_OF.add(
          Key.of(
                  "id",
                  Kind.TEXT,
                  "Where a value has its id, as a template; nothing where the result is a map")
              .by("{result.id}"));

  public static final Key KEY;
  public static final Key BATCH;
  public static final Key TAGS;
  public static final Key WHEN;
  public static final Key UNLESS;

  static {
    OPTIONS.later("mode");
    DROP.oneOf(
        "nothing says what to drop",
        "write \"rule: NAME\", \"key: TEMPLATE\", \"tag: TEMPLATE\", \"keys: PATTERN\" or \"all:"
            + " RULE\"",
        DROP_RULE,
        DROP_KEY,
        DROP_TAG,
        DROP_KEYS,
        DROP_ALL);
    DROP.needs(DROP_WITH, DROP_RULE);
    DROP.later("when");
    WRITE.add(ENABLED);
    WRITE.later(OPTIONS);
    WRITE.later("unless");
    WRITE.markedBy(INVALIDATE, OF);
    MANY.add(METHOD);
    MANY.add(ALLOW_BROAD);
    BATCH =
        MANY.add(
            Key.of("batch", Kind.SECTION, "Which entries, and where the ids are")
                .holding(BATCH_OF));
    MANY.add(ENABLED);
    MANY.later(OPTIONS);
    MANY.markedBy(BATCH);
    READ.add(METHOD);
    READ.add(ALLOW_BROAD);
    KEY = READ.add(Key.of("key", Kind.TEXT, "Where a result is kept, as a template"));
    TAGS = READ.add(Key.of("tags", Kind.TEXTS, "What entries are dropped by, as templates"));
    READ.addAll(OPTIONS);
    WHEN = READ.add(Key.of("when", Kind.TEXT, "The condition for a call to be cached"));
    UNLESS = READ.add(Key.of("unless", Kind.TEXT, "The condition for a result not to be stored"));
    READ.add(BATCH);
    READ.add(INVALIDATE);
    READ.add(OF);
  }

  private RuleForms() {}
}
