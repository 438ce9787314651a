package com.probe.loaders;

import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Uses the service of a bundle, in whatever framework is on the class path. */
public final class OsgiProbe {
  private OsgiProbe() {}

  /** The framework's working folder, and the bundle's address. */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("org.osgi.framework.storage", arguments[0]);
    settings.put("org.osgi.framework.storage.clean", "onFirstInit");
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().newFramework(settings);
    framework.start();
    Bundle bundle = framework.getBundleContext().installBundle(arguments[1]);
    bundle.start();
    Visit.pantry("bundle", bundle.loadClass(Visit.PANTRY).getClassLoader());
    framework.stop();
    framework.waitForStop(10_000);
    System.exit(0);
  }
}
