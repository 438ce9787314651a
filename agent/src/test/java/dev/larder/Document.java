package dev.larder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown file of this repository, as far as its tests look into it. */
record Document(Path path, List<Block> blocks, List<String> links, List<String> anchors) {
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern MARK = Pattern.compile("<!-- yaml: (\\w+) -->");

  /**
   * A fenced block.
   *
   * @param line of its fence, from 1
   * @param language empty if none is given
   * @param mark what the comment {@code <!-- yaml: MARK -->} before it says, empty if there is none
   */
  record Block(int line, String language, String mark, String text) {}

  static List<Document> all(Path root) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (Path folder :
        List.of(
            root,
            root.resolve("docs"),
            root.resolve("docs/adr"),
            root.resolve("config-examples"))) {
      try (Stream<Path> found = Files.list(folder)) {
        found.filter(path -> path.toString().endsWith(".md")).sorted().forEach(paths::add);
      }
    }
    List<Document> documents = new ArrayList<>();
    for (Path path : paths) {
      documents.add(read(path));
    }
    return documents;
  }

  static Document read(Path path) throws IOException {
    Document document = new Document(path, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<String> lines = Files.readAllLines(path);
    String mark = "";
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      Matcher marked = MARK.matcher(line);
      if (line.startsWith("```")) {
        int end = at + 1;
        while (!lines.get(end).startsWith("```")) {
          end++;
        }
        String text = String.join("\n", lines.subList(at + 1, end));
        document.blocks.add(new Block(at + 1, line.substring(3).strip(), mark, text));
        mark = "";
        at = end;
      } else if (marked.matches()) {
        mark = marked.group(1);
      } else {
        document.prose(line);
      }
    }
    return document;
  }

  private void prose(String line) {
    if (line.startsWith("#")) {
      anchors.add(anchor(line));
    }
    Matcher link = LINK.matcher(line.replaceAll("`[^`]*`", ""));
    while (link.find()) {
      if (!link.group(1).matches("[a-z]+:.*")) {
        links.add(link.group(1));
      }
    }
  }

  /** As GitHub makes it of a heading. */
  private static String anchor(String heading) {
    return heading
        .replaceFirst("#+ ", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9 _-]", "")
        .replace(' ', '-');
  }
}
