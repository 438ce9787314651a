package dev.larder.launch;

import dev.larder.config.ReadRuleFile;
import dev.larder.config.RuleFile;
import dev.larder.config.RuleFileReader;
import dev.larder.config.source.Problem;
import dev.larder.log.Log;
import dev.larder.rule.RuleCompiler;
import dev.larder.rule.RuleSet;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The start of the agent: rule file, dispatcher, transformer, one line, and back to the JVM.
 * Nothing here may start a thread, open a socket, or touch JMX, Netty, Jackson or Byte Buddy.
 */
public final class Launch {
  private Launch() {}

  /**
   * Starts Larder in this JVM; called by the entry class through reflection.
   *
   * @return false when there is a rule file and it is wrong
   */
  public static boolean start(@Nullable String argument, Instrumentation instrumentation)
      throws Exception {
    Log log = Log.fromSystemProperties();
    String file = ConfigFile.find(argument);
    if (file == null) {
      log.info(
          "inactive: no rule file; give one by -javaagent:larder-agent.jar=FILE, -Dlarder.config=FILE"
              + " or LARDER_CONFIG, or put larder.yaml into the working directory");
      return true;
    }
    String yaml = read(file, log);
    if (yaml == null) {
      return staysOut(log);
    }
    ReadRuleFile read = RuleFileReader.read(file, yaml, System::getenv);
    RuleFile draft = read.draft();
    RuleCompiler.Compiled compiled = draft == null ? null : RuleCompiler.compile(draft);
    RuleFile settings = read.file();
    RuleSet rules = compiled == null ? null : compiled.rules();
    if (settings == null || rules == null) {
      List<Problem> problems = new ArrayList<>(read.problems());
      problems.addAll(compiled == null ? List.of() : compiled.problems());
      Collections.sort(problems);
      tell(problems, log);
      return staysOut(log);
    }
    new Agent(settings, rules, log).install(instrumentation);
    return true;
  }

  private static @Nullable String read(String file, Log log) {
    try (InputStream in = new FileInputStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      log.warn(
          "cannot read the rule file "
              + fault.getMessage()
              + "; give the path of a readable file, seen from "
              + System.getProperty("user.dir"));
      return null;
    }
  }

  private static void tell(List<Problem> problems, Log log) {
    for (Problem problem : problems) {
      log.warn(problem.toString());
    }
  }

  private static boolean staysOut(Log log) {
    log.warn("nothing is cached until the rule file is right; the application runs without Larder");
    return false;
  }
}
