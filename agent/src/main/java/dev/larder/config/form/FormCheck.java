package dev.larder.config.form;

import dev.larder.config.source.Place;
import dev.larder.config.source.Problems;
import dev.larder.spelling.Nearest;
import java.util.Map;

/** What a mapping has too much or too little of, by its form. */
final class FormCheck {
  private final Section section;
  private final Form form;
  private final Problems problems;

  FormCheck(Section section, Form form, Problems problems) {
    this.section = section;
    this.form = form;
    this.problems = problems;
  }

  void check() {
    boolean later = false;
    for (String key : section.keys()) {
      if (form.isLater(key)) {
        later = true;
        problems.add(
            section.place(key), quoted(key) + " is not supported by this version", "leave it out");
      } else if (!form.has(key) && !problems.isFull()) {
        String near = Nearest.to(key, form.names());
        problems.add(
            section.place(key),
            quoted(key) + " is not known",
            "write " + (near == null ? anyOf(form) : near));
      }
    }
    if (form.alternatives().isEmpty() || oneOf(later)) {
      needs();
    }
  }

  /** Whether one of the alternatives is there. */
  private boolean oneOf(boolean later) {
    Key first = null;
    for (Key key : form.alternatives()) {
      if (section.has(key)) {
        if (first != null && form.areExclusive()) {
          problems.add(
              section.place(key.name()),
              quoted(first.name()) + " and " + quoted(key.name()) + " exclude each other",
              "keep one of them");
        }
        first = key;
      }
    }
    if (first == null && !later) {
      Place place =
          form.areExclusive() ? section.place() : section.place(form.alternatives().get(0).name());
      problems.add(place, form.noneOfThem(), form.cureOfNone());
    }
    return first != null;
  }

  private void needs() {
    for (Map.Entry<String, Key> need : form.needs().entrySet()) {
      String key = need.getKey();
      if (section.keys().contains(key) && !section.has(need.getValue())) {
        problems.add(
            section.place(key),
            quoted(key) + " needs a " + quoted(need.getValue().name()),
            "leave it out");
      }
    }
  }

  private static String quoted(String key) {
    return "\"" + key + "\"";
  }

  private static String anyOf(Form form) {
    String names = String.join(", ", form.names());
    return names.contains(",") ? "one of " + names : names;
  }
}
