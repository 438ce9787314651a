package dev.larder.config.form;

import java.util.List;

/**
 * A key of a mapping, as it is declared. Immutable.
 *
 * @param description a sentence without its full stop, for editors
 * @param fallback what counts where nothing is given, as it would be written; empty if that is
 *     nothing, or follows from other keys
 * @param cure what to write where the key is missing; empty if it may be
 * @param words what a choice can be, or what may stand instead of a duration
 * @param laterWords those that only later versions know
 * @param forms of the mappings behind it: the first that is meant, see {@link Form#isMeant}
 */
public record Key(
    String name,
    Kind kind,
    String description,
    String fallback,
    String cure,
    List<String> words,
    List<String> laterWords,
    List<Form> forms) {

  /** A key that may be left out. */
  public static Key of(String name, Kind kind, String description) {
    return new Key(name, kind, description, "", "", List.of(), List.of(), List.of());
  }

  /** A key of {@code true} or {@code false}. */
  public static Key flag(String name, String description) {
    return of(name, Kind.CHOICE, description).or("true", "false");
  }

  /** With the default, as it would be written. */
  public Key by(String written) {
    return new Key(name, kind, description, written, cure, words, laterWords, forms);
  }

  /** Not to be left out. */
  public Key required(String toWrite) {
    return new Key(name, kind, description, fallback, toWrite, words, laterWords, forms);
  }

  /** With words. */
  public Key or(String... known) {
    return new Key(name, kind, description, fallback, cure, List.of(known), laterWords, forms);
  }

  /** With words that only later versions know. */
  public Key later(String... later) {
    return new Key(name, kind, description, fallback, cure, words, List.of(later), forms);
  }

  /** With the forms of the mappings behind it. */
  public Key holding(Form... meant) {
    return new Key(name, kind, description, fallback, cure, words, laterWords, List.of(meant));
  }

  /** Whether it has to be there. */
  public boolean isRequired() {
    return !cure.isEmpty();
  }
}
