package dev.larder.config.form;

/** What stands behind a key. Every scalar may be given by variables. */
public enum Kind {
  /** Text that is not blank. */
  TEXT,
  /** One text, or a list of at least one. */
  TEXTS,
  /** Letters, digits, {@code .}, {@code _} and {@code -}. */
  NAME,
  /** The URI of a Redis server. */
  REDIS_URI,
  /** {@code host:port}, or a list of at least one. */
  NODES,
  /** 256 bits in base64 or hex. */
  SECRET,
  /** {@code 250ms}, or one of the key's words. */
  DURATION,
  /** {@code 10KiB}, or one of the key's words. */
  SIZE,
  /** {@code 10%} or {@code 0.1}. */
  SHARE,
  /** A whole number from 1. */
  COUNT,
  /** One of the key's words. */
  CHOICE,
  /** A mapping of the key's form. */
  SECTION,
  /** One mapping of the key's form, or a list of at least one. */
  SECTIONS,
  /** Mappings by name, each of one of the key's forms; may be empty. */
  NAMED_SECTIONS,
  /** Texts by name. */
  NAMED_TEXTS
}
