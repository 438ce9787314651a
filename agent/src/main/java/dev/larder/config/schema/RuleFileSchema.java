package dev.larder.config.schema;

import dev.larder.config.form.Form;
import dev.larder.config.form.Key;
import dev.larder.config.keys.FileForm;
import dev.larder.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Schema of the rule file (draft 2020-12). It accepts every file that the reader accepts;
 * what only the reader knows, such as references and templates, it lets pass.
 */
public final class RuleFileSchema {
  private final Map<String, Object> definitions = new TreeMap<>();

  private RuleFileSchema() {}

  /** The schema as a document of JSON. */
  public static String text() {
    RuleFileSchema schema = new RuleFileSchema();
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$id", "urn:larder:rule-file:" + FileForm.VERSION.words().get(0));
    root.put("title", FileForm.FILE.description());
    root.putAll(schema.mapping(FileForm.FILE));
    root.put("$defs", schema.definitions);
    return JsonText.of(root);
  }

  private Map<String, Object> mapping(Form form) {
    Map<String, Object> mapping = new LinkedHashMap<>();
    mapping.put("description", form.description());
    mapping.put("type", "object");
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Key key : form.keys()) {
      properties.put(key.name(), property(key));
      if (key.isRequired()) {
        required.add(key.name());
      }
    }
    mapping.put("properties", properties);
    mapping.put("additionalProperties", false);
    if (!required.isEmpty()) {
      mapping.put("required", required);
    }
    between(form, mapping);
    return mapping;
  }

  /** What keys ask of each other. */
  private static void between(Form form, Map<String, Object> mapping) {
    List<Object> alternatives = new ArrayList<>();
    for (Key key : form.alternatives()) {
      alternatives.add(Map.of("required", List.of(key.name())));
    }
    if (!alternatives.isEmpty()) {
      mapping.put(form.areExclusive() ? "oneOf" : "anyOf", alternatives);
    }
    Map<String, Object> needs = new TreeMap<>();
    for (Map.Entry<String, Key> need : form.needs().entrySet()) {
      needs.put(need.getKey(), List.of(need.getValue().name()));
    }
    if (!needs.isEmpty()) {
      mapping.put("dependentRequired", needs);
    }
  }

  private Map<String, Object> property(Key key) {
    for (Form form : key.forms()) {
      if (!definitions.containsKey(form.name())) {
        definitions.put(form.name(), Map.of()); // a form may hold itself
        definitions.put(form.name(), mapping(form));
      }
    }
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("description", key.description());
    if (!key.fallback().isEmpty()) {
      property.put("default", KindSchemas.plain(key.fallback(), key.kind()));
    }
    property.putAll(KindSchemas.of(key));
    return property;
  }
}
