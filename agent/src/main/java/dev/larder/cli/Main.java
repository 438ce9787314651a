package dev.larder.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code java -jar larder-agent.jar COMMAND}. */
@Command(
    name = "larder",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    description = "Redis caching for JVM applications, without changing them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CheckCommand.class,
      SchemaCommand.class,
      AttachCommand.class,
      VersionCommand.class
    },
    footer = {
      "",
      "To start an application with Larder:",
      "  java -javaagent:larder-agent.jar=larder.yaml -jar app.jar"
    })
public final class Main implements Runnable {
  private Main() {}

  /** Runs a command and ends the JVM: 0 done, 1 failed, 2 wrong use. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
