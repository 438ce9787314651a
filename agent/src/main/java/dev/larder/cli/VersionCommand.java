package dev.larder.cli;

import dev.larder.log.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code version}: which Larder this is, and the Java that runs it. */
@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    description = "Print the version of Larder and of the Java that runs it.")
final class VersionCommand implements Runnable, IVersionProvider {
  @Override
  public void run() {
    System.out.println(getVersion()[0]);
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "Larder "
          + Version.CURRENT
          + " on Java "
          + System.getProperty("java.version")
          + " ("
          + System.getProperty("java.vendor")
          + ")"
    };
  }
}
