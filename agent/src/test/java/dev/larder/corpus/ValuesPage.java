package dev.larder.corpus;

import dev.larder.codec.CodecWish;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page that says what becomes of which results, as a run has shown it. */
final class ValuesPage {
  private static final String INTRODUCTION =
      """
      # Which results are cached

      A result is cached if it comes back as it was: of the same classes, with the same fields, in the same order, and what was one object
      in two places is one again. If not, it is not cached: the method runs each time, and the log and `LastError` of the rule say why. What
      the type does not tell, a result does: the first 20 of a method, the first of each class and one in 1,000 are read back and compared
      before another caller gets them.

      The tables below are written by a test, from what becomes of some hundred results of methods as applications have them.

      - **`auto` writes**: what the default, [`codec: auto`](rules.md#how-values-are-written), makes of the result: readable JSON, else the
        binary form. `json`, `smile`, `cbor` and `msgpack` carry what is "JSON" here, `binary` carries
        both, but for what the table says.
      - **Callers in one JVM**: where they get a result that is held there or that another caller has just loaded, they *share* the object
        itself if nothing that it reaches can change; else each gets a *copy* of its own. What comes from Redis is always a new object.
      - **Why not**: the reason for the first of these results. Where it names `allow-types`, the rule can say which classes there are.

      Not told apart are what an unmodifiable collection, a synchronized list or an `Arrays.asList` is a view of, the order of a `HashMap` or
      `HashSet` as its capacity makes it, several `NaN`s, two references to one immutable object from references to two equal ones, and an
      object that is meant to exist once from its twin (constants of enums are).
      """;

  private ValuesPage() {}

  static String of(Run run) {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Class<?> kind : Corpus.KINDS) {
      Kind table = kind.getAnnotation(Kind.class);
      page.append("\n## ").append(table.value()).append("\n\n");
      page.append(
          "| a result of | `auto` writes | callers in one JVM | why not |\n|---|---|---|---|\n");
      for (Class<?> row : table.rows()) {
        append(page, run, row);
      }
    }
    return page.toString();
  }

  private static void append(StringBuilder page, Run run, Class<?> row) {
    List<Outcome> outcomes = new ArrayList<>();
    Set<String> refusing = new TreeSet<>();
    run.outcomes()
        .forEach(
            (sample, byCodec) -> {
              if (sample.row() == row) {
                outcomes.addAll(byCodec.get(CodecWish.AUTO));
                refusing.addAll(refusing(byCodec));
              }
            });
    if (!outcomes.isEmpty()) {
      page.append("| ").append(row.getAnnotation(Row.class).value());
      page.append(" | ").append(written(outcomes.get(0).fate(), refusing));
      page.append(" | ").append(shared(outcomes));
      page.append(" | ").append(readable(outcomes.get(0).reason())).append(" |\n");
    }
  }

  /** The codecs that do not carry what JSON does. */
  private static Set<String> refusing(Map<CodecWish, List<Outcome>> byCodec) {
    Set<String> refusing = new TreeSet<>();
    byCodec.forEach(
        (codec, outcomes) -> {
          if (outcomes.get(0).fate() == Fate.REFUSED) {
            refusing.add("`" + codec.name().toLowerCase(Locale.ROOT) + "`");
          }
        });
    return refusing;
  }

  private static String written(Fate fate, Set<String> refusing) {
    return switch (fate) {
      case JSON ->
          refusing.isEmpty() ? "JSON" : "JSON; not all with " + String.join(", ", refusing);
      case BINARY -> "binary";
      case NOTHING -> "an entry without a value";
      default -> "not cached";
    };
  }

  private static String shared(List<Outcome> outcomes) {
    if (outcomes.get(0).fate() == Fate.REFUSED) {
      return "";
    }
    Set<Boolean> shared = outcomes.stream().map(Outcome::shared).collect(Collectors.toSet());
    return shared.size() > 1 ? "share or copy" : shared.contains(true) ? "share" : "copy";
  }

  /** Without the packages of the corpus and what differs from run to run. */
  private static String readable(String reason) {
    return reason
        .replaceAll("\\$\\$Lambda[^ ]*", "~~Lambda")
        .replaceAll("\\$HibernateProxy(?:\\$\\w+)?", "~HibernateProxy")
        .replaceAll("[\\w.]*\\$Proxy\\d+", "~Proxy")
        .replaceAll("dev\\.larder\\.corpus\\.\\w+\\.(?:[\\w$]+\\$)?(?=[A-Z])", "")
        .replace('~', '$')
        .replace("|", "\\|")
        .replace("<", "&lt;");
  }
}
