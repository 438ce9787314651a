package dev.larder.launch;

import dev.larder.log.Log;
import dev.larder.ops.RuleFiles;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The start of the agent: rule file, dispatcher, transformer, one line, and back to the JVM.
 * Nothing here may start a thread, open a socket, or touch JMX, Netty, Jackson or Byte Buddy.
 */
public final class Launch {
  private Launch() {}

  /**
   * Starts Larder in this JVM; called by the entry class through reflection, for which the JVM
   * spins four classes where types have to be adapted.
   *
   * @param argument of the agent, a String
   * @param instrumentation an {@link Instrumentation}
   * @return {@code false} when there is a rule file and it is wrong
   */
  public static Object start(@Nullable Object argument, Object instrumentation) throws Exception {
    return start((String) argument, (Instrumentation) instrumentation);
  }

  private static boolean start(@Nullable String argument, Instrumentation instrumentation)
      throws Exception {
    Log log = Log.fromSystemProperties();
    String file = ConfigFile.find(argument);
    if (file == null) {
      log.info(
          "inactive: no rule file; give one by -javaagent:larder-agent.jar=FILE, -Dlarder.config=FILE"
              + " or LARDER_CONFIG, or put larder.yaml into the working directory");
      return true;
    }
    RuleFiles files = new RuleFiles(file);
    RuleFiles.Outcome outcome;
    try {
      outcome = files.compile(files.read(), null);
    } catch (IOException unreadable) {
      log.warn(String.valueOf(unreadable.getMessage()));
      return staysOut(log);
    }
    for (String problem : outcome.lines()) {
      log.warn(problem);
    }
    RuleFiles.Good good = outcome.good();
    if (good == null) {
      return staysOut(log);
    }
    new Agent(files, good, instrumentation, log).install();
    return true;
  }

  private static boolean staysOut(Log log) {
    log.warn("nothing is cached until the rule file is right; the application runs without Larder");
    return false;
  }
}
