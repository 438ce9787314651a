package dev.larder.config.source;

import dev.larder.config.source.Node.Broken;
import dev.larder.config.source.Node.Mapping;
import dev.larder.config.source.Node.Nothing;
import dev.larder.config.source.Node.Scalar;
import dev.larder.config.source.Node.Sequence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * Reads YAML as a tree of located nodes. Takes the events rather than composed nodes: they load
 * fewer classes, and a rule file needs neither tags nor anchors.
 */
public final class SourceParser {
  private static final int MAX_CHARS = 1 << 20;
  private static final int MAX_DEPTH = 32;
  private static final int MAX_KEY_CHARS = 128;

  /** What a plain scalar means nothing by, as YAML's core schema has it. */
  private static final List<String> NOTHING = List.of("", "~", "null", "Null", "NULL");

  /** What stands for bytes that are no UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private final Problems problems;
  private final Substitution substitution;
  private Iterator<Event> events = List.<Event>of().iterator();
  private Place last = Place.START;
  private int depth;

  /**
   * A parser for one file.
   *
   * @param variables what replaces those of the file
   */
  public SourceParser(Problems problems, Variables variables) {
    this.problems = problems;
    this.substitution = variables.substitution(problems);
  }

  /** The file's one document; null if there is none that can be read, which is then a problem. */
  public @Nullable Node parse(String yaml) {
    if (yaml.length() > MAX_CHARS) {
      problems.add(Place.START, "the file is larger than 1 MiB", "name the rule file itself");
      return null;
    }
    try {
      LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
      events = new Parse(settings).parseString(yaml).iterator();
      return document();
    } catch (MarkedYamlEngineException e) {
      notYaml(place(e.getProblemMark(), ""), e.getProblem(), "check indentation and quotes");
    } catch (ReaderException e) {
      unreadable(yaml, e);
    } catch (YamlVersionException e) {
      notYaml(Place.START, "it says that it is of another version", "leave out the line %YAML");
    } catch (RuntimeException e) { // as the library throws for "\UFFFFFFFF"
      notYaml(
          last, "what follows here cannot be read", "check quotes and what \"\\\" stands before");
    }
    return null;
  }

  private void unreadable(String yaml, ReaderException fault) {
    Place place = place(yaml, fault.getPosition());
    int garbled = yaml.indexOf(REPLACEMENT);
    Place first = garbled < 0 ? place : place(yaml, yaml.codePointCount(0, garbled));
    if (first.isBefore(place)) {
      notYaml(first, "a character here is not UTF-8", "save the file as UTF-8");
    } else {
      String character = "the character U+" + String.format("%04X", fault.getCodePoint());
      notYaml(place, character + " is not allowed", "take it out, or save the file as UTF-8");
    }
  }

  private void notYaml(Place place, String why, String cure) {
    problems.add(place, "this is not YAML: " + why, cure);
  }

  private Event next() {
    Event event = events.next();
    last = place(event.getStartMark(), "");
    return event;
  }

  private @Nullable Node document() {
    next();
    if (next().getEventId() == Event.ID.StreamEnd) {
      problems.add(Place.START, "the file is empty", "begin with \"larder: 1\"");
      return null;
    }
    Node root = node(next(), "");
    if (depth > MAX_DEPTH) {
      return null;
    }
    next();
    Event next = next();
    if (next.getEventId() != Event.ID.StreamEnd) {
      problems.add(
          place(next.getStartMark(), ""), "a second document begins", "keep one document a file");
    }
    return root;
  }

  private Node node(Event event, String path) {
    Place place = place(event.getStartMark(), path);
    if (depth > MAX_DEPTH) {
      return new Broken(place);
    }
    if (event.getEventId() == Event.ID.Alias) {
      problems.add(place, "an alias stands here", "write the value itself");
      return new Broken(place);
    }
    refuseAnchor((NodeEvent) event, place);
    if (event instanceof ScalarEvent scalar) {
      refuseTag(scalar.getTag(), place);
      return scalar(scalar, place);
    }
    refuseTag(((CollectionStartEvent) event).getTag(), place);
    depth++;
    if (depth > MAX_DEPTH) {
      problems.add(place, "the file is nested too deeply", "keep to the documented form");
      return new Broken(place);
    }
    Node node = event.getEventId() == Event.ID.MappingStart ? mapping(place) : sequence(place);
    if (depth <= MAX_DEPTH) {
      depth--;
    }
    return node;
  }

  private Node scalar(ScalarEvent event, Place place) {
    String written = event.getValue();
    if (event.isPlain() && NOTHING.contains(written)) {
      return new Nothing(place);
    }
    if (isGarbled(written, place)) {
      return new Broken(place);
    }
    String text = substitution.apply(written, place);
    return text == null
        ? new Broken(place)
        : new Scalar(place, text, written, text.equals(written) ? inset(event) : -1);
  }

  /** A text that is as long in the file as it is itself stands there as it is. */
  private static int inset(ScalarEvent event) {
    Mark start = event.getStartMark().orElse(null);
    Mark end = event.getEndMark().orElse(null);
    if (start == null || end == null || start.getLine() != end.getLine()) {
      return -1;
    }
    int around = end.getColumn() - start.getColumn() - event.getValue().length();
    boolean isQuoted = event.getScalarStyle() != ScalarStyle.PLAIN;
    return around == (isQuoted ? 2 : 0) ? around / 2 : -1;
  }

  private boolean isGarbled(String written, Place place) {
    boolean garbled = written.indexOf(REPLACEMENT) >= 0;
    if (garbled) {
      problems.add(place, "a character here is not UTF-8", "save the file as UTF-8");
    }
    return garbled;
  }

  private Node sequence(Place place) {
    List<Node> items = new ArrayList<>();
    Event event = next();
    while (depth <= MAX_DEPTH && event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, place.item(items.size())));
      if (depth <= MAX_DEPTH) {
        event = next();
      }
    }
    return new Sequence(place, items);
  }

  private Node mapping(Place place) {
    Map<String, Place> keys = new LinkedHashMap<>();
    Map<String, Node> values = new LinkedHashMap<>();
    Event event = next();
    while (depth <= MAX_DEPTH && event.getEventId() != Event.ID.MappingEnd) {
      entry(event, place, keys, values);
      if (depth <= MAX_DEPTH) {
        event = next();
      }
    }
    return new Mapping(place, keys, values);
  }

  private void entry(Event key, Place parent, Map<String, Place> keys, Map<String, Node> values) {
    if (!(key instanceof ScalarEvent scalar)) {
      problems.add(place(key.getStartMark(), parent.path()), "a key is not text", "write a name");
      node(key, parent.path());
      if (depth <= MAX_DEPTH) {
        node(next(), parent.path());
      }
      return;
    }
    String name = scalar.getValue();
    Place begin = place(key.getStartMark(), parent.path());
    if (name.length() > MAX_KEY_CHARS || isGarbled(name, begin)) {
      if (name.length() > MAX_KEY_CHARS) {
        problems.add(begin, "a key of " + name.length() + " characters", "keep to 128 of them");
      }
      Node unused = node(next(), parent.path());
      return;
    }
    Place at = place(key.getStartMark(), parent.child(name).path());
    refuseTag(scalar.getTag(), at);
    refuseAnchor(scalar, at);
    Node value = node(next(), at.path());
    Place first = keys.get(name);
    if (first != null) {
      problems.add(at, "the key is given twice, first in line " + first.line(), "keep one of them");
      return;
    }
    keys.put(name, at);
    values.put(name, value);
  }

  private void refuseAnchor(NodeEvent event, Place place) {
    if (event.getAnchor().isPresent()) {
      problems.add(place, "an anchor stands here", "leave out \"&\" and write values in full");
    }
  }

  private void refuseTag(Optional<String> tag, Place place) {
    if (tag.isPresent()) {
      problems.add(place, "a tag stands here", "leave out \"!\" and write the plain value");
    }
  }

  private static Place place(Optional<Mark> mark, String path) {
    if (mark.isEmpty()) {
      return new Place(1, 1, path);
    }
    return new Place(mark.get().getLine() + 1, mark.get().getColumn() + 1, path);
  }

  /** Where a character stands, given how many come before it. */
  private static Place place(String yaml, int position) {
    int line = 1;
    int column = 1;
    int end = yaml.offsetByCodePoints(0, Math.min(position, yaml.codePointCount(0, yaml.length())));
    for (int at = 0; at < end; at = yaml.offsetByCodePoints(at, 1)) {
      boolean ends = yaml.charAt(at) == '\n';
      line += ends ? 1 : 0;
      column = ends ? 1 : column + 1;
    }
    return new Place(line, column, "");
  }
}
