package dev.larder.weave;

import dev.larder.match.MethodFace;
import dev.larder.match.MethodFacts;
import dev.larder.match.TypeFace;
import java.util.ArrayList;
import java.util.List;

/** The facts of a method, but for its name, as one constant of a class file. */
public final class FactsText {
  private static final String LINE = "\n"; // no line, field or item can hold its own separator
  private static final String FIELD = ";";
  private static final String ITEM = "/";
  private static final String FACE = "-";

  private FactsText() {}

  /** {@link #read} reads it back. */
  public static String of(MethodFacts facts) {
    StringBuilder text = new StringBuilder(Integer.toString(facts.modifiers()));
    TypeFace type = null;
    for (MethodFace face : facts.faces()) {
      if (!face.type().equals(type)) {
        type = face.type();
        text.append(LINE).append(type.name());
        write(text, type.supertypes());
        write(text, type.annotations());
      }
      text.append(LINE).append(FACE).append(FIELD).append(face.result());
      write(text, face.parameters());
      write(text, face.annotations());
    }
    return text.toString();
  }

  private static void write(StringBuilder text, List<String> items) {
    text.append(FIELD).append(String.join(ITEM, items));
  }

  /** The facts that {@link #of} has written. */
  public static MethodFacts read(String name, String text) {
    String[] lines = text.split(LINE, -1);
    List<MethodFace> faces = new ArrayList<>();
    TypeFace type = new TypeFace("", List.of(), List.of());
    for (int i = 1; i < lines.length; i++) {
      String[] fields = lines[i].split(FIELD, -1);
      if (fields[0].equals(FACE)) {
        faces.add(new MethodFace(type, fields[1], items(fields[2]), items(fields[3])));
      } else {
        type = new TypeFace(fields[0], items(fields[1]), items(fields[2]));
      }
    }
    return new MethodFacts(name, Integer.parseInt(lines[0]), faces);
  }

  private static List<String> items(String field) {
    return field.isEmpty() ? List.of() : List.of(field.split(ITEM));
  }
}
