package dev.larder.config.keys;

import dev.larder.config.form.Form;
import dev.larder.config.form.Key;
import dev.larder.config.form.Kind;

/** The keys of the file, but for those of its rules. */
public final class FileForm {
  /** {@code breaker}. */
  public static final Form BREAKER = new Form("breaker", "When Redis is left alone");

  public static final Key FAILURES =
      BREAKER.add(Key.of("failures", Kind.COUNT, "Failures in a row that open it").by("5"));
  public static final Key OPEN_FOR =
      BREAKER.add(
          Key.of("open-for", Kind.DURATION, "How long it stays open; then one call tries")
              .by("5s"));

  /** {@code protect}. */
  public static final Form PROTECT = new Form("protect", "Keys of 256 bits, in base64 or hex");

  public static final Key SECRET =
      PROTECT.add(
          Key.of("key", Kind.SECRET, "What entries are encrypted with")
              .required("write \"key: ${NAME}\" or \"key: ${file:PATH}\""));
  public static final Key PREVIOUS_SECRET =
      PROTECT.add(
          Key.of("previous", Kind.SECRET, "The key of before; its entries are read as well"));

  /** The whole file. */
  public static final Form FILE = new Form("file", "A rule file of Larder");

  public static final Key VERSION =
      FILE.add(
          Key.of("larder", Kind.CHOICE, "The version of the format")
              .or("1")
              .required("begin the file with \"larder: 1\""));
  public static final Key NAMESPACE =
      FILE.add(
          Key.of("namespace", Kind.NAME, "What every key in Redis begins with, before a colon")
              .required("name the application, as in \"namespace: shop\""));
  public static final Key REDIS_SECTION =
      FILE.add(
          Key.of("redis", Kind.SECTION, "Where entries live; without it in this JVM only")
              .holding(RedisForm.REDIS));
  public static final Key BREAKER_SECTION =
      FILE.add(
          Key.of("breaker", Kind.SECTION, "When Redis is left alone, and for how long")
              .holding(BREAKER));
  public static final Key PROTECT_SECTION =
      FILE.add(
          Key.of("protect", Kind.SECTION, "What entries in Redis are encrypted with")
              .holding(PROTECT));
  public static final Key EXTENSIONS =
      FILE.add(
          Key.of(
              "extensions",
              Kind.TEXTS,
              "Jars with key functions, seen from the rule file; one or a list"));
  public static final Key DEFAULTS =
      FILE.add(
          Key.of("defaults", Kind.SECTION, "Options of every read rule that does not give its own")
              .holding(RuleForms.OPTIONS));
  public static final Key RULES =
      FILE.add(
          Key.of(
                  "rules",
                  Kind.NAMED_SECTIONS,
                  "Rules by name: letters, digits, \".\", \"_\", \"-\"")
              .holding(BehindForm.BEHIND, RuleForms.WRITE, RuleForms.MANY, RuleForms.READ));

  static {
    FILE.later("http");
  }

  private FileForm() {}
}
