package dev.larder.config.form;

import dev.larder.config.source.Located;
import dev.larder.config.source.Node;
import dev.larder.config.source.Node.Broken;
import dev.larder.config.source.Node.Mapping;
import dev.larder.config.source.Node.Scalar;
import dev.larder.config.source.Place;
import dev.larder.config.source.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mapping whose values are asked for by key. A value of the wrong kind is a problem and counts as
 * not given. Values that are not there may be taken from another section, then from the default of
 * the key.
 */
public final class Section {
  private final Mapping mapping;
  private final Problems problems;
  private final @Nullable Section defaults;

  /**
   * A view of a mapping.
   *
   * @param defaults where scalars come from that are not given here
   */
  public Section(Mapping mapping, Problems problems, @Nullable Section defaults) {
    this.mapping = mapping;
    this.problems = problems;
    this.defaults = defaults;
  }

  /** A section without any key. */
  public static Section empty(Problems problems) {
    return new Section(new Mapping(Place.START, Map.of(), Map.of()), problems, null);
  }

  /** The keys, in the order of the file. */
  public Collection<String> keys() {
    return mapping.keys().keySet();
  }

  /** Whether the key stands in this section itself. */
  public boolean has(Key key) {
    return mapping.keys().containsKey(key.name());
  }

  /** Where the section begins. */
  public Place place() {
    return mapping.place();
  }

  /** Where the key stands, or the section itself if it does not. */
  public Place place(String key) {
    Place place = mapping.keys().get(key);
    return place == null ? mapping.place().child(key) : place;
  }

  /** Reports every key that the form does not have, and what of it is missing or too much. */
  public void check(Form form) {
    new FormCheck(this, form, problems).check();
  }

  /** The value, null if it is not given or already reported. */
  public @Nullable Node node(String key) {
    Node node = mapping.values().get(key);
    if (node == null && defaults != null) {
      return defaults.node(key);
    }
    return node instanceof Broken ? null : node;
  }

  /** Text that is not blank and has to be there. */
  public @Nullable Scalar required(Key key) {
    if (!has(key)) {
      problems.add(place(key.name()), "\"" + key.name() + "\" is missing", key.cure());
      return null;
    }
    return scalar(key);
  }

  /** Text that is not blank. */
  public @Nullable Scalar scalar(Key key) {
    return scalar(key, key.isRequired() ? key.cure() : "write one, or leave the key out");
  }

  /**
   * Text that is not blank.
   *
   * @param cure what to write where it is
   */
  public @Nullable Scalar scalar(Key key, String cure) {
    Node node = node(key.name());
    return node == null ? null : scalar(node, cure);
  }

  /** Text that is not blank. */
  public @Nullable Scalar scalar(String key) {
    Node node = node(key);
    return node == null ? null : scalar(node, "write one, or leave the key out");
  }

  private @Nullable Scalar scalar(Node node, String cure) {
    if (node instanceof Scalar scalar && !scalar.text().isBlank()) {
      return scalar;
    }
    if (node instanceof Scalar || node instanceof Node.Nothing) {
      problems.add(node.place(), "a value is missing", cure);
    } else if (!(node instanceof Broken)) {
      problems.add(node.place(), "text is expected here, not " + node.kind(), "write one value");
    }
    return null;
  }

  /** A nested section. */
  public @Nullable Section section(Key key) {
    return section(key.name());
  }

  /** A nested section. */
  public @Nullable Section section(String key) {
    Node node = node(key);
    return node == null ? null : section(node);
  }

  /** A value that has to be a section. */
  public @Nullable Section section(Node node) {
    if (node instanceof Mapping nested) {
      return new Section(nested, problems, null);
    }
    if (!(node instanceof Broken)) {
      problems.add(
          node.place(), "a mapping is expected here, not " + node.kind(), "write \"key: value\"");
    }
    return null;
  }

  /** The items of a list; one value alone is a list of one. */
  public List<Node> items(Key key) {
    Node node = node(key.name());
    if (node == null) {
      return List.of();
    }
    return node instanceof Node.Sequence list ? list.items() : List.of(node);
  }

  /** One text or a list of them. */
  public List<Located> texts(Key key) {
    List<Located> texts = new ArrayList<>();
    for (Node item : items(key)) {
      Scalar scalar = scalar(item, "write one, or leave it out");
      if (scalar != null) {
        texts.add(scalar.located());
      }
    }
    return texts;
  }

  /** Whether one of the key's words stands there. */
  public boolean isWord(Key key) {
    return node(key.name()) instanceof Scalar scalar && key.words().contains(scalar.text());
  }

  /** A duration longer than nothing; the key's default if there is none. */
  public Duration duration(Key key) {
    return duration(key, Objects.requireNonNull(Quantity.duration(key.fallback())));
  }

  /** A duration longer than nothing. */
  public Duration duration(Key key, Duration otherwise) {
    Scalar scalar = scalar(key);
    if (scalar == null) {
      return otherwise;
    }
    Duration duration = Quantity.duration(scalar.text());
    if (duration == null) {
      wrong(scalar, "a duration", Quantity.durationCure(scalar.written()));
      return otherwise;
    }
    if (duration.isZero()) {
      problems.add(scalar.place(), scalar.quoted() + " is too short", "write at least 1ms");
      return otherwise;
    }
    return duration;
  }

  /** A size in bytes, at least 1. */
  public long size(Key key) {
    Scalar scalar = scalar(key);
    Long size = scalar == null ? null : Quantity.size(scalar.text());
    if (scalar != null && (size == null || size == 0)) {
      wrong(
          scalar,
          "a size",
          "write a whole number and a unit, as in 512B, 10KiB or 1MiB" + orWords(key));
    }
    return size == null ? Objects.requireNonNull(Quantity.size(key.fallback())) : size;
  }

  /** A share from 0 to 1. */
  public double share(Key key) {
    Scalar scalar = scalar(key);
    Double share = scalar == null ? null : Quantity.share(scalar.text());
    if (scalar != null && share == null) {
      wrong(scalar, "a share", "write 10% or 0.1, at most 100%" + orWords(key));
    }
    return share == null ? Objects.requireNonNull(Quantity.share(key.fallback())) : share;
  }

  /** A whole number from 1. */
  public int count(Key key) {
    Scalar scalar = scalar(key);
    Integer count = scalar == null ? null : Quantity.count(scalar.text());
    if (scalar != null && count == null) {
      wrong(scalar, "a number from 1", Quantity.countCure(scalar.written()));
    }
    return count == null ? Objects.requireNonNull(Quantity.count(key.fallback())) : count;
  }

  /** {@code true} or {@code false}. */
  public boolean flag(Key key) {
    return choice(key).equals("true");
  }

  /** One of the key's words, its default if none is given. Those of later versions are told. */
  public String choice(Key key) {
    Scalar scalar = scalar(key);
    if (scalar == null || key.words().contains(scalar.text())) {
      return scalar == null ? key.fallback() : scalar.text();
    }
    boolean later = key.laterWords().contains(scalar.text());
    problems.add(
        scalar.place(),
        scalar.quoted() + (later ? " is not supported by this version" : " is not known"),
        "write " + String.join(" or ", key.words()));
    return key.fallback();
  }

  private static String orWords(Key key) {
    return key.words().isEmpty() ? "" : ", or " + String.join(" or ", key.words());
  }

  private void wrong(Scalar scalar, String kind, String cure) {
    problems.add(scalar.place(), scalar.quoted() + " is not " + kind, cure);
  }
}
