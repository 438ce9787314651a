package dev.larder.cli;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code attach PID FILE}: loads the agent into a running JVM. The JDK's attach API belongs to the
 * application class loader, which this isolated one does not see; it is reached by name.
 */
@Command(
    name = "attach",
    mixinStandardHelpOptions = true,
    description = "Load Larder into a running JVM.")
final class AttachCommand implements Callable<Integer> {
  private static final String VIRTUAL_MACHINE = "com.sun.tools.attach.VirtualMachine";

  @Parameters(index = "0", paramLabel = "PID", description = "The process to attach to.")
  private String pid = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "The rule file.")
  private File file = new File("");

  @Override
  public Integer call() throws ReflectiveOperationException {
    if (!file.isFile()) {
      System.err.println("larder: there is no rule file " + file.getAbsolutePath());
      return 2;
    }
    try {
      attach();
    } catch (ClassNotFoundException missing) {
      System.err.println("larder: attaching needs a JDK; this Java has no module jdk.attach");
      return 1;
    } catch (InvocationTargetException fault) {
      System.err.println("larder: could not attach to " + pid + ": " + fault.getCause());
      return 1;
    }
    System.out.println("attached to " + pid + " with " + file.getAbsolutePath());
    return 0;
  }

  private void attach() throws ReflectiveOperationException {
    Class<?> type = Class.forName(VIRTUAL_MACHINE, true, ClassLoader.getSystemClassLoader());
    Object machine = type.getMethod("attach", String.class).invoke(null, pid);
    try {
      type.getMethod("loadAgent", String.class, String.class)
          .invoke(machine, System.getProperty("java.class.path"), file.getAbsolutePath());
    } finally {
      type.getMethod("detach").invoke(machine);
    }
  }
}
