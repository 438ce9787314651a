package dev.larder.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import dev.larder.config.schema.RuleFileSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * What an editor says of a rule file: YAML read as the core schema has it, then held against the
 * JSON Schema.
 *
 * @param isDocument whether there was anything to hold against it
 */
record SchemaVerdict(boolean isDocument, List<String> problems) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCHEMA = REGISTRY.getSchema(RuleFileSchema.text());

  static SchemaVerdict of(String yaml) {
    JsonNode document;
    try {
      LoadSettings settings =
          LoadSettings.builder().setSchema(new CoreSchema()).setAllowDuplicateKeys(false).build();
      document = JSON.valueToTree(new Load(settings).loadFromString(yaml));
    } catch (RuntimeException | StackOverflowError unreadable) {
      return new SchemaVerdict(false, List.of());
    }
    return new SchemaVerdict(true, told(SCHEMA.validate(document)));
  }

  /** What is wrong with the schema itself. */
  static List<String> ofItself() throws IOException {
    Schema schemas = REGISTRY.getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));
    return told(schemas.validate(JSON.readTree(RuleFileSchema.text())));
  }

  boolean accepts() {
    return isDocument && problems.isEmpty();
  }

  private static List<String> told(List<Error> errors) {
    List<String> told = new ArrayList<>();
    for (Error error : errors) {
      told.add(error.toString());
    }
    return told;
  }
}
