package dev.larder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The package table of ARCHITECTURE.md: what the document promises is what the test checks. */
final class PackageTable {
  private static final String ROOT = "dev.larder.";
  private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");

  private PackageTable() {}

  /**
   * One package.
   *
   * @param mayImport full names, or {@code dev.larder..} where the document says "all"
   */
  record Row(int level, String name, List<String> mayImport) {}

  /** The rows by the packages' full names. */
  static Map<String, Row> read(Path document) throws IOException {
    Map<String, Row> rows = new TreeMap<>();
    for (String line : Files.readAllLines(document)) {
      if (line.matches("\\| \\d \\|.*")) {
        String[] cells = line.split("\\|", -1);
        String name = names(cells[2]).get(0);
        List<String> mayImport =
            cells[4].strip().equals("all") ? List.of(ROOT + ".") : names(cells[4]);
        rows.put(name, new Row(Integer.parseInt(cells[1].strip()), name, mayImport));
      }
    }
    return rows;
  }

  private static List<String> names(String cell) {
    List<String> names = new ArrayList<>();
    Matcher name = NAME.matcher(cell);
    while (name.find()) {
      names.add(ROOT + name.group(1));
    }
    return names;
  }
}
