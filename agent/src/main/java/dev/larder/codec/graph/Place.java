package dev.larder.codec.graph;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.larder.codec.kind.Part;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a value of a declared type stands. Thread-safe once defined. */
final class Place {
  private final Class<?> declared;
  private final String name;
  // Set once by define(), before the place can be reached from another thread: types may recur.
  private List<Node> nodes = List.of();
  private OpenNodes open = OpenNodes.NONE;

  Place(Class<?> declared, String name) {
    this.declared = declared;
    this.name = name;
  }

  /**
   * Says what may stand here.
   *
   * @param nodes in an order that is the same in every JVM
   */
  void define(List<Node> nodes, OpenNodes open) {
    this.nodes = List.copyOf(nodes);
    this.open = open;
  }

  /** Where there is but one, its number says nothing. */
  private boolean isPlain() {
    return nodes.size() == 1 && !open.areAny();
  }

  void write(@Nullable Object value, GraphWriter out) throws IOException {
    if (value == null) {
      out.tokens().writeNull();
      return;
    }
    int number = numberOf(value);
    Node node = number < 0 ? open.of(value) : nodes.get(number);
    if (isPlain() && !node.isTracked()) {
      node.write(value, 0, out);
    } else if (!node.isTracked() || !out.writeBack(value)) {
      out.tokens().writeStartArray();
      if (number < 0) {
        out.tokens().writeString(OpenNodes.classOf(value).getName());
      } else if (!isPlain()) {
        out.tokens().writeNumber(number);
      }
      writeContents(value, node, out);
      out.tokens().writeEndArray();
    }
  }

  private static void writeContents(Object value, Node node, GraphWriter out) throws IOException {
    if (node.isTracked()) {
      int id = out.begin(value, node);
      node.write(value, id, out);
      out.end(id);
    } else {
      node.write(value, 0, out);
    }
  }

  private int numberOf(Object value) throws IOException {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).holds(value)) {
        return i;
      }
    }
    if (!open.areAny()) {
      throw OpenNodes.unknownClass(value, declared);
    }
    return -1;
  }

  /** Reads the value that begins at the current token and leaves its last token current. */
  @Nullable Object read(GraphReader in) throws IOException {
    JsonParser tokens = in.tokens();
    if (tokens.hasToken(JsonToken.VALUE_NULL)) {
      return null;
    }
    if (isPlain() && !nodes.get(0).isTracked()) {
      return nodes.get(0).read(0, in);
    }
    if (tokens.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      return fitting(in.back(tokens.getIntValue()));
    }
    Part.expect(tokens, JsonToken.START_ARRAY);
    tokens.nextToken();
    Object value = readContents(node(tokens), in);
    Part.expect(tokens, JsonToken.END_ARRAY);
    return value;
  }

  private static Object readContents(Node node, GraphReader in) throws IOException {
    if (node.isTracked()) {
      int id = in.begin(node);
      Object value = node.read(id, in);
      in.end(id, value);
      return value;
    }
    Object value = node.read(0, in);
    in.tokens().nextToken();
    return value;
  }

  private Node node(JsonParser tokens) throws IOException {
    if (isPlain()) {
      return nodes.get(0);
    }
    if (tokens.hasToken(JsonToken.VALUE_STRING)) {
      Node named = open.named(tokens.getText());
      tokens.nextToken();
      return named;
    }
    Part.expect(tokens, JsonToken.VALUE_NUMBER_INT);
    int number = tokens.getIntValue();
    if (number < 0 || number >= nodes.size()) {
      throw new IOException("there is no class of this number for " + declared.getTypeName());
    }
    tokens.nextToken();
    return nodes.get(number);
  }

  /** An object that stood elsewhere before must be one of those that may stand here. */
  private Object fitting(Object value) throws IOException {
    if (numberOf(value) < 0) {
      open.of(value);
    }
    return value;
  }

  void describe(StringBuilder text, Set<String> seen) {
    text.append(name);
    if (seen.add(name)) {
      text.append('(');
      nodes.forEach(node -> node.describe(text, seen));
      text.append(open.text()).append(')');
    }
    text.append(';');
  }
}
