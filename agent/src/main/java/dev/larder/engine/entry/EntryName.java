package dev.larder.engine.entry;

/** The full name of an entry in the store, from the values of its key: {@code NAMESPACE:KEY}. */
@FunctionalInterface
public interface EntryName {
  /** The name; costs a few tens of nanoseconds. */
  String of(Object values);
}
