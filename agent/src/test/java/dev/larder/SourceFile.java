package dev.larder;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A Java source as the size limits see it. A code line holds something besides white space and
 * comments; imports count.
 *
 * @param types the top-level types
 * @param methods with their signatures and annotations, those of nested types too
 * @param records with their headers
 */
record SourceFile(
    Path path, int codeLines, List<String> types, List<Member> methods, List<Member> records) {

  /**
   * A method or a record.
   *
   * @param codeLines of a method; 0 of a record
   * @param parameters of a method, or the components of a record
   */
  record Member(String name, int codeLines, int parameters) {}

  /** The package's folder. */
  Path folder() {
    return path.getParent();
  }

  /** Every source below some folders, package-info left out. */
  static List<SourceFile> below(List<Path> roots) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> found = Files.walk(root)) {
        found.filter(SourceFile::isSource).forEach(paths::add);
      }
    }
    List<SourceFile> files = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(paths));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        files.add(of(unit, positions));
      }
    }
    return files;
  }

  private static boolean isSource(Path path) {
    return path.toString().endsWith(".java") && !path.endsWith("package-info.java");
  }

  private static SourceFile of(CompilationUnitTree unit, SourcePositions positions)
      throws IOException {
    BitSet code = codeLines(unit.getSourceFile().getCharContent(true).toString());
    List<String> types = new ArrayList<>();
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree declared) {
        types.add(declared.getSimpleName().toString());
      }
    }
    Measure measure = new Measure(unit, positions, code);
    measure.scan(unit, null);
    return new SourceFile(
        Path.of(unit.getSourceFile().toUri()),
        code.cardinality(),
        types,
        measure.methods,
        measure.records);
  }

  /** The lines, from 1, on which a character stands that is neither white space nor comment. */
  static BitSet codeLines(String source) {
    BitSet lines = new BitSet();
    int line = 1;
    String until = ""; // the end of the comment or literal that goes on
    for (int at = 0; at < source.length(); at++) {
      char c = source.charAt(at);
      boolean comment = until.equals("*/") || until.equals("\n");
      if (until.isEmpty()) {
        until = opened(source, at);
        comment = until.equals("*/") || until.equals("\n");
        at += comment ? 1 : until.equals("\"\"\"") ? 2 : 0;
      } else if (c == '\\' && !comment) {
        at++;
      } else if (source.startsWith(until, at)) {
        at += until.length() - 1;
        until = "";
      }
      if (c == '\n') {
        line++;
      } else if (!comment && !Character.isWhitespace(c)) {
        lines.set(line);
      }
    }
    return lines;
  }

  private static String opened(String source, int at) {
    for (String literal : List.of("\"\"\"", "\"", "'")) {
      if (source.startsWith(literal, at)) {
        return literal;
      }
    }
    return source.startsWith("/*", at) ? "*/" : source.startsWith("//", at) ? "\n" : "";
  }

  /** Gathers the methods and records of one source. */
  private static final class Measure extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final BitSet code;
    private final List<Member> methods = new ArrayList<>();
    private final List<Member> records = new ArrayList<>();

    Measure(CompilationUnitTree unit, SourcePositions positions, BitSet code) {
      this.unit = unit;
      this.positions = positions;
      this.code = code;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      int from = line(positions.getStartPosition(unit, method));
      int to = line(positions.getEndPosition(unit, method));
      methods.add(
          new Member(
              method.getName().toString(),
              code.get(from, to + 1).cardinality(),
              method.getParameters().size()));
      return super.visitMethod(method, null);
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      if (type.getKind() == Tree.Kind.RECORD) {
        records.add(new Member(type.getSimpleName().toString(), 0, components(type)));
      }
      return super.visitClass(type, null);
    }

    private int line(long position) {
      return (int) unit.getLineMap().getLineNumber(position);
    }

    /** The parser keeps the components as fields, beside static ones. */
    private static int components(ClassTree type) {
      int components = 0;
      for (Tree member : type.getMembers()) {
        if (member instanceof com.sun.source.tree.VariableTree field
            && !field
                .getModifiers()
                .getFlags()
                .contains(javax.lang.model.element.Modifier.STATIC)) {
          components++;
        }
      }
      return components;
    }
  }
}
