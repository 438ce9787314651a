package dev.larder.premain;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * The entry of the jar, for the JVM ({@code premain}, {@code agentmain}) and for the shell ({@code
 * main}). It decides whether Larder may run here, opens the isolated class loader and hands over.
 * Compiled for Java 8, so that an older JVM prints one line instead of aborting; uses nothing but
 * the JDK; never throws into the JVM.
 */
public final class LarderAgent {
  private static final int OLDEST_JAVA = 17;
  private static final int CONFIGURATION_ERROR = 2;

  private LarderAgent() {}

  /**
   * Called by the JVM before the application's main method, which {@code -Dlarder.strict=true}
   * keeps from running under a wrong rule file.
   */
  public static void premain(String argument, Instrumentation instrumentation) {
    if (!start(argument, instrumentation) && Boolean.getBoolean("larder.strict")) {
      System.exit(CONFIGURATION_ERROR);
    }
  }

  /** Called by the JVM when Larder is attached to a running application. */
  public static void agentmain(String argument, Instrumentation instrumentation) {
    start(argument, instrumentation);
  }

  /** The command line. */
  public static void main(String[] arguments) throws Exception {
    if (javaVersion() < OLDEST_JAVA) {
      System.err.println(tooOld());
      System.exit(CONFIGURATION_ERROR);
    }
    Method main =
        new InstLoader(ownJar()).loadClass("dev.larder.cli.Main").getMethod("main", String[].class);
    try {
      main.invoke(null, (Object) arguments);
    } catch (InvocationTargetException fault) {
      throw fault.getCause() instanceof Exception ? (Exception) fault.getCause() : fault;
    }
  }

  /** Whether there is no rule file, or a good one. */
  private static boolean start(String argument, Instrumentation instrumentation) {
    try {
      if (isSwitchedOff() || isJdkTool()) {
        return true;
      }
      if (javaVersion() < OLDEST_JAVA) {
        System.err.println(tooOld());
        return true;
      }
      if (isAlreadyHere()) {
        System.err.println("larder: already attached to this JVM; this second agent does nothing");
        return true;
      }
      return (Boolean)
          new InstLoader(ownJar())
              .loadClass("dev.larder.launch.Launch")
              .getMethod("start", Object.class, Object.class)
              .invoke(null, argument, instrumentation);
    } catch (InvocationTargetException fault) {
      return staysOut(fault.getCause());
    } catch (Throwable fault) {
      return staysOut(fault);
    }
  }

  private static boolean staysOut(Throwable fault) {
    System.err.println("larder: could not start, the application runs without it: " + fault);
    return true;
  }

  private static boolean isSwitchedOff() {
    String property = System.getProperty("larder.enabled");
    String value = property != null ? property : System.getenv("LARDER_ENABLED");
    return "false".equalsIgnoreCase(value);
  }

  /** keytool, jcmd and their like, which inherit the agent from JAVA_TOOL_OPTIONS. */
  private static boolean isJdkTool() {
    String module = System.getProperty("jdk.module.main");
    return module != null && (module.startsWith("jdk.") || module.startsWith("java."));
  }

  private static boolean isAlreadyHere() {
    try {
      Class.forName("java.lang.LarderDispatcher", false, null);
      return true;
    } catch (ClassNotFoundException notYet) {
      return false;
    }
  }

  private static String tooOld() {
    return "larder: needs Java "
        + OLDEST_JAVA
        + " or later and this is "
        + System.getProperty("java.version")
        + "; the application runs without it";
  }

  private static int javaVersion() {
    String version = System.getProperty("java.specification.version");
    return version.startsWith("1.") ? 8 : Integer.parseInt(version);
  }

  private static File ownJar() throws Exception {
    return new File(LarderAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
