package com.probe.loaders;

import java.io.File;
import org.jboss.modules.LocalModuleLoader;

/** Uses the service of a module of JBoss Modules. */
public final class JBossModulesProbe {
  private JBossModulesProbe() {}

  /** The folder of the modules. */
  public static void main(String[] arguments) throws Exception {
    LocalModuleLoader modules = new LocalModuleLoader(new File[] {new File(arguments[0])});
    Visit.pantry("module", modules.loadModule("com.probe.shelf").getClassLoader());
  }
}
