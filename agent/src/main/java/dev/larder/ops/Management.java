package dev.larder.ops;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/**
 * Registers the MBeans with the application's own server. Not to be touched before the application
 * uses JMX itself.
 */
public final class Management {
  private static final String DOMAIN = "dev.larder";

  private Management() {}

  /** Whether the application has an MBean server by now. */
  public static boolean isUp() {
    return !MBeanServerFactory.findMBeanServer(null).isEmpty();
  }

  /** Registers everything; what is registered already is replaced. */
  public static void register(Managed managed) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    register(server, name("Agent", null), new AgentBean(managed), AgentMXBean.class);
    for (ManagedRule rule : managed.rules()) {
      RuleBean bean = new RuleBean(rule, managed.invalidate());
      register(server, name("Rule", rule.rule().name()), bean, RuleMXBean.class);
    }
    RedisMXBean redis = managed.redis();
    if (redis != null) {
      register(server, name("Redis", null), redis, RedisMXBean.class);
    }
    BreakerMXBean breaker = managed.breaker();
    if (breaker != null) {
      register(server, name("Breaker", null), breaker, BreakerMXBean.class);
    }
  }

  /** Registers anew after a reload; rules that are gone are unregistered. */
  public static void replace(Managed before, Managed managed) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (ManagedRule rule : before.rules()) {
      ObjectName name = name("Rule", rule.rule().name());
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
    }
    register(managed);
  }

  private static <T> void register(MBeanServer server, ObjectName name, T bean, Class<T> type)
      throws JMException {
    if (server.isRegistered(name)) {
      server.unregisterMBean(name);
    }
    server.registerMBean(new StandardMBean(bean, type, true), name);
  }

  private static ObjectName name(String type, @Nullable String name) throws JMException {
    String rule = name == null ? "" : ",name=" + name;
    return new ObjectName(DOMAIN + ":type=" + type + rule);
  }
}
