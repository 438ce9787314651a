package dev.larder.cli;

import dev.larder.config.schema.RuleFileSchema;
import picocli.CommandLine.Command;

/** {@code schema}: what editors check and complete rule files by. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = "Print the JSON Schema of the rule file.")
final class SchemaCommand implements Runnable {
  @Override
  public void run() {
    System.out.print(RuleFileSchema.text());
  }
}
