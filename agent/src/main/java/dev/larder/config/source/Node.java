package dev.larder.config.source;

import java.util.List;
import java.util.Map;

/** A value of the file. */
public sealed interface Node {
  /** Where it begins. */
  Place place();

  /** What it is, with its article. */
  String kind();

  /**
   * Text.
   *
   * @param text with variables substituted
   * @param written as it stands in the file, which is what problems show
   * @param inset where in the file the text begins, see {@link Passage}
   */
  record Scalar(Place place, String text, String written, int inset) implements Node {
    @Override
    public String kind() {
      return text.isEmpty() ? "nothing" : "text";
    }

    /** As it is written, in quotes; the beginning if that is long. */
    public String quoted() {
      int most = 80;
      String start = written.length() > most ? written.substring(0, most) + "..." : written;
      return "\"" + start + "\"";
    }

    /** The text with its place. */
    public Located located() {
      return new Located(text, written, place.line(), place.column(), place.path());
    }

    /** The text with the places of its parts. */
    public Passage passage() {
      return new Passage(located(), inset);
    }

    /** The place alone, since the text may hold a secret. */
    @Override
    public String toString() {
      return place.toString();
    }
  }

  /** No value at all. */
  record Nothing(Place place) implements Node {
    @Override
    public String kind() {
      return "nothing";
    }
  }

  /** A list. */
  record Sequence(Place place, List<Node> items) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * A mapping.
   *
   * @param keys where each key stands, in the order of the file
   */
  record Mapping(Place place, Map<String, Place> keys, Map<String, Node> values) implements Node {
    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** A value whose problem is already told. */
  record Broken(Place place) implements Node {
    @Override
    public String kind() {
      return "nothing";
    }
  }
}
