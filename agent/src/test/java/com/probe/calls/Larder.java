package com.probe.calls;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** Larder as an operator sees it: by JMX. */
final class Larder {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private Larder() {}

  static Object ofRule(String rule, String attribute) {
    return get("type=Rule,name=" + rule, attribute);
  }

  static long count(String rule, String attribute) {
    return ((Number) ofRule(rule, attribute)).longValue();
  }

  /** What went wrong with Redis, by name. */
  static String faults() {
    return counts(get("type=Redis", "Faults"));
  }

  /** Why lookups of a rule found nothing. */
  static String missReasons(String rule) {
    return counts(ofRule(rule, "MissReasons"));
  }

  private static String counts(Object table) {
    StringBuilder counts = new StringBuilder();
    for (Object row : ((TabularData) table).values()) {
      counts.append(((CompositeData) row).values()).append(' ');
    }
    return counts.toString();
  }

  static String breaker() {
    return String.valueOf(get("type=Breaker", "State"));
  }

  static boolean isConnected() {
    return (boolean) get("type=Redis", "Connected");
  }

  /** Switches Larder as a whole. */
  static void enableAll(boolean enabled) {
    try {
      SERVER.setAttribute(
          new ObjectName("dev.larder:type=Agent"), new Attribute("Enabled", enabled));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  static void enable(String rule, boolean enabled) {
    ofRule(rule, "Enabled"); // the bean is there
    try {
      SERVER.setAttribute(
          new ObjectName("dev.larder:type=Rule,name=" + rule), new Attribute("Enabled", enabled));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rule file. */
  static String file() {
    return String.valueOf(get("type=Agent", "ConfigFile"));
  }

  /** Takes the rule file over as it is; it must have no mistake. */
  static void reload() {
    try {
      Object taken = SERVER.invoke(new ObjectName("dev.larder:type=Agent"), "reload", null, null);
      Checks.that(String.valueOf(taken).contains("rewoven"), String.valueOf(taken));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  static Object invoke(String rule, String operation, Object... arguments) {
    ofRule(rule, "Enabled"); // the bean is there
    String[] types = new String[arguments.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = arguments[i].getClass().getName();
    }
    try {
      return SERVER.invoke(
          new ObjectName("dev.larder:type=Rule,name=" + rule), operation, arguments, types);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls until a rule has looked at a call, whatever came of it. */
  static void awaitSite(String rule, Runnable call) {
    Checks.await(
        "rule " + rule + " runs",
        LIMIT,
        () -> {
          call.run();
          return isRegistered(rule) && ((String[]) ofRule(rule, "Sites")).length > 0;
        });
  }

  private static boolean isRegistered(String rule) {
    try {
      return SERVER.isRegistered(new ObjectName("dev.larder:type=Rule,name=" + rule));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object get(String bean, String attribute) {
    try {
      ObjectName name = new ObjectName("dev.larder:" + bean);
      Checks.await(name + " is there", LIMIT, () -> SERVER.isRegistered(name));
      return SERVER.getAttribute(name, attribute);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }
}
