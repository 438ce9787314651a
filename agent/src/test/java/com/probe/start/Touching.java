package com.probe.start;

import java.lang.management.ManagementFactory;
import java.util.logging.Logger;

/** Brings up what only an application may bring up. */
public final class Touching {
  private Touching() {}

  public static void main(String[] args) {
    if (args[0].equals("log")) {
      Logger.getLogger("probe").info("touched");
    } else {
      System.out.println(ManagementFactory.getPlatformMBeanServer());
    }
  }
}
