package dev.larder.config.source;

import dev.larder.config.source.Node.Broken;
import dev.larder.config.source.Node.Mapping;
import dev.larder.config.source.Node.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping whose values are asked for by key and kind. A value of the wrong kind is a problem and
 * counts as not given. Values that are not there may be taken from another section.
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
  public boolean has(String key) {
    return mapping.keys().containsKey(key);
  }

  /** Where the key stands, or the section itself if it does not. */
  public Place place(String key) {
    Place place = mapping.keys().get(key);
    return place == null ? mapping.place().child(key) : place;
  }

  /** Reports every key that is not known, and those that only later versions know. */
  public void check(Collection<String> known, Collection<String> later) {
    for (String key : keys()) {
      if (later.contains(key)) {
        problems.add(
            place(key), "\"" + key + "\" is not supported by this version", "leave it out");
      } else if (!known.contains(key)) {
        String near = Nearest.to(key, known);
        problems.add(
            place(key),
            "\"" + key + "\" is not known",
            near == null ? "write one of " + String.join(", ", known) : "write " + near);
      }
    }
  }

  /** The value, null if it is not given or already reported. */
  public @Nullable Node node(String key) {
    Node node = mapping.values().get(key);
    if (node == null && defaults != null) {
      return defaults.node(key);
    }
    return node instanceof Broken ? null : node;
  }

  /** Text that is not empty. */
  public @Nullable Scalar scalar(String key) {
    Node node = node(key);
    return node == null ? null : scalar(node);
  }

  /** A value that has to be text that is not empty. */
  public @Nullable Scalar scalar(Node node) {
    if (node instanceof Scalar scalar && !scalar.text().isBlank()) {
      return scalar;
    }
    if (node instanceof Scalar) {
      problems.add(node.place(), "a value is missing", "write one, or leave the key out");
    } else if (!(node instanceof Broken)) {
      problems.add(node.place(), "text is expected here, not " + node.kind(), "write one value");
    }
    return null;
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
  public List<Node> items(String key) {
    Node node = node(key);
    if (node == null) {
      return List.of();
    }
    return node instanceof Node.Sequence list ? list.items() : List.of(node);
  }

  /** One text or a list of them. */
  public List<Located> texts(String key) {
    List<Located> texts = new ArrayList<>();
    for (Node item : items(key)) {
      Scalar scalar = scalar(item);
      if (scalar != null) {
        texts.add(scalar.located());
      }
    }
    return texts;
  }

  /** A duration longer than nothing. */
  public Duration duration(String key, Duration otherwise) {
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
      problems.add(scalar.place(), quoted(scalar) + " is too short", "write at least 1ms");
      return otherwise;
    }
    return duration;
  }

  /** A size in bytes, at least 1. */
  public long size(String key, long otherwise) {
    Scalar scalar = scalar(key);
    Long size = scalar == null ? null : Quantity.size(scalar.text());
    if (scalar != null && (size == null || size == 0)) {
      wrong(scalar, "a size", "write a whole number and a unit, as in 512B, 10KiB or 1MiB");
    }
    return size == null ? otherwise : size;
  }

  /** A share from 0 to 1. */
  public double share(String key, double otherwise) {
    Scalar scalar = scalar(key);
    Double share = scalar == null ? null : Quantity.share(scalar.text());
    if (scalar != null && share == null) {
      wrong(scalar, "a share", "write 10% or 0.1, at most 100%");
    }
    return share == null ? otherwise : share;
  }

  /** A whole number from 1. */
  public int count(String key, int otherwise) {
    Scalar scalar = scalar(key);
    Integer count = scalar == null ? null : Quantity.count(scalar.text());
    if (scalar != null && count == null) {
      wrong(scalar, "a number from 1", "write it in digits");
    }
    return count == null ? otherwise : count;
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String key, boolean otherwise) {
    String given = choice(key, List.of("true", "false"), List.of());
    return given == null ? otherwise : given.equals("true");
  }

  /** One of the words, null if none is given. Those of later versions are told apart. */
  public @Nullable String choice(String key, List<String> words, Collection<String> later) {
    Scalar scalar = scalar(key);
    if (scalar == null || words.contains(scalar.text())) {
      return scalar == null ? null : scalar.text();
    }
    String what =
        later.contains(scalar.text()) ? " is not supported by this version" : " is not known";
    problems.add(scalar.place(), quoted(scalar) + what, "write " + String.join(" or ", words));
    return null;
  }

  private void wrong(Scalar scalar, String kind, String cure) {
    problems.add(scalar.place(), quoted(scalar) + " is not " + kind, cure);
  }

  private static String quoted(Scalar scalar) {
    return "\"" + scalar.written() + "\"";
  }
}
