package dev.larder.api;

/**
 * A function of key templates, as in <code>{sku:shelf}</code>. An application's functions are found
 * by {@link java.util.ServiceLoader} through the class loader of the cached method's class, others
 * in the jars that the rule file names as {@code extensions}. They need a public constructor
 * without parameters; one object serves all threads.
 *
 * <p>A function is asked on the caller's time with every call of the method, hits included: it is
 * pure (the same for equal values, in every JVM), quick, and does no I/O. What it throws is a fault
 * of the rule, and the call runs without the cache.
 */
public interface KeyFunction {
  /**
   * How templates name it: letters, digits and dashes, beginning with a letter. The functions that
   * Larder brings cannot be replaced.
   */
  String name();

  /**
   * The text that stands in the key. Values that are to have different keys need different texts.
   *
   * @param value never null, of whatever type the placeholder is
   * @return null counts as a null value: the placeholder's default, or <code>~</code>
   */
  String apply(Object value);
}
