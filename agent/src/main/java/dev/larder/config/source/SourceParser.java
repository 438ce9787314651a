package dev.larder.config.source;

import dev.larder.config.source.Node.Broken;
import dev.larder.config.source.Node.Mapping;
import dev.larder.config.source.Node.Scalar;
import dev.larder.config.source.Node.Sequence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML as a tree of located nodes. Takes the events rather than composed nodes: they load
 * fewer classes, and a rule file needs neither tags nor anchors.
 */
public final class SourceParser {
  private static final int MAX_CHARS = 1 << 20;
  private static final int MAX_DEPTH = 32;

  private final Problems problems;
  private final Substitution substitution;
  private Iterator<Event> events = List.<Event>of().iterator();
  private int depth;

  /**
   * A parser for one file.
   *
   * @param environment the value of a variable, null if it is not set
   */
  public SourceParser(Problems problems, UnaryOperator<@Nullable String> environment) {
    this.problems = problems;
    this.substitution = new Substitution(environment, problems);
  }

  /** The file's one document; null if there is none that can be read, which is then a problem. */
  public @Nullable Node parse(String yaml) {
    if (yaml.length() > MAX_CHARS) {
      problems.add(Place.START, "the file is larger than 1 MiB", "split it");
      return null;
    }
    try {
      LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
      events = new Parse(settings).parseString(yaml).iterator();
      return document();
    } catch (MarkedYamlEngineException e) {
      Place place = place(e.getProblemMark(), "");
      problems.add(place, "this is not YAML: " + e.getProblem(), "check indentation and quotes");
    } catch (YamlEngineException e) {
      problems.add(Place.START, "this is not YAML: " + firstLine(e), "check its characters");
    }
    return null;
  }

  private @Nullable Node document() {
    events.next();
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      problems.add(Place.START, "the file is empty", "begin with \"larder: 1\"");
      return null;
    }
    Node root = node(events.next(), "");
    if (depth > MAX_DEPTH) {
      return null;
    }
    events.next();
    Event next = events.next();
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
    if (event instanceof NodeEvent anchored && anchored.getAnchor().isPresent()) {
      problems.add(place, "an anchor stands here", "leave out \"&\" and write values in full");
    }
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

  private Node sequence(Place place) {
    List<Node> items = new ArrayList<>();
    Event event = events.next();
    while (depth <= MAX_DEPTH && event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, place.item(items.size())));
      if (depth <= MAX_DEPTH) {
        event = events.next();
      }
    }
    return new Sequence(place, items);
  }

  private Node mapping(Place place) {
    Map<String, Place> keys = new LinkedHashMap<>();
    Map<String, Node> values = new LinkedHashMap<>();
    Event event = events.next();
    while (depth <= MAX_DEPTH && event.getEventId() != Event.ID.MappingEnd) {
      entry(event, place, keys, values);
      if (depth <= MAX_DEPTH) {
        event = events.next();
      }
    }
    return new Mapping(place, keys, values);
  }

  private void entry(Event key, Place parent, Map<String, Place> keys, Map<String, Node> values) {
    if (!(key instanceof ScalarEvent scalar)) {
      problems.add(place(key.getStartMark(), parent.path()), "a key is not text", "write a name");
      node(key, parent.path());
      if (depth <= MAX_DEPTH) {
        node(events.next(), parent.path());
      }
      return;
    }
    String name = scalar.getValue();
    Place at = place(key.getStartMark(), parent.child(name).path());
    refuseTag(scalar.getTag(), at);
    Node value = node(events.next(), at.path());
    Place first = keys.get(name);
    if (first != null) {
      problems.add(at, "the key is given twice, first in line " + first.line(), "keep one of them");
      return;
    }
    keys.put(name, at);
    values.put(name, value);
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

  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
