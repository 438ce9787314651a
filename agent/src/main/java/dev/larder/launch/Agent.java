package dev.larder.launch;

import dev.larder.access.Access;
import dev.larder.config.RedisSettings;
import dev.larder.config.RuleFile;
import dev.larder.dispatch.RuleMatcher;
import dev.larder.dispatch.Sites;
import dev.larder.dispatch.WeaveReport;
import dev.larder.log.Log;
import dev.larder.log.Version;
import dev.larder.rule.RuleSet;
import dev.larder.weave.Dispatcher;
import dev.larder.weave.WeavingTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import org.jspecify.annotations.Nullable;

/**
 * Larder in one JVM: what the start builds at once, and what the first call of a woven method
 * builds later.
 */
final class Agent {
  private static final long JMX_PATIENCE_MILLIS = 30_000;

  private final RuleFile file;
  private final RuleSet rules;
  private final Log log;
  private final OwnThread own;
  private final Sites sites;
  private @Nullable Graph graph;
  private @Nullable ManagedAgent managed;

  Agent(RuleFile file, RuleSet rules, Log log) {
    this.file = file;
    this.rules = rules;
    this.log = log;
    own = new OwnThread(log);
    sites = new Sites(rules, () -> graph().planner(), log);
  }

  void install(Instrumentation instrumentation) throws Exception {
    Access.grantedBy(instrumentation);
    RuleMatcher matcher = new RuleMatcher(rules);
    Dispatcher.install(instrumentation, sites.linker(own).handle(Dispatcher.linkerType()));
    JmxWatch.start(instrumentation, this::manage);
    instrumentation.addTransformer(
        new WeavingTransformer(matcher, new WeaveReport(rules, log)), true);
    weaveLoaded(instrumentation, matcher);
    banner();
  }

  /**
   * Classes loaded before the agent came: all of the application's when it is attached to a running
   * JVM.
   */
  private void weaveLoaded(Instrumentation instrumentation, RuleMatcher matcher) {
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      boolean ofTheJdk = loaded.getClassLoader() == null; // nearly all, before main
      if (!ofTheJdk && matcher.wantsClass(loaded.getName().replace('.', '/'))) {
        try {
          instrumentation.retransformClasses(loaded);
        } catch (UnmodifiableClassException | LinkageError | RuntimeException fault) {
          log.warn(loaded.getName() + " is left alone: it cannot be woven any more: " + fault);
        }
      }
    }
  }

  private void banner() {
    RedisSettings redis = file.redis();
    log.info(
        "version "
            + Version.CURRENT
            + ", "
            + rules.rules().size()
            + (rules.rules().size() == 1 ? " rule" : " rules")
            + " from "
            + rules.fileName()
            + ", "
            + sites.size()
            + " sites so far, "
            + (redis == null ? "entries in this JVM" : redis.uriWithoutSecret())
            + "; switch off with -Dlarder.enabled=false");
  }

  /** Used on Larder's own thread only. */
  private Graph graph() {
    Graph current = graph;
    if (current == null) {
      current = new Graph(file, rules, sites, own, log);
      graph = current;
      own.after(JMX_PATIENCE_MILLIS, () -> managed().registerUnlessDone());
    }
    return current;
  }

  private void manage() {
    own.execute(() -> managed().registerOnceUp());
  }

  private ManagedAgent managed() {
    ManagedAgent current = managed;
    if (current == null) {
      current = new ManagedAgent(rules, sites, graph(), own, log);
      managed = current;
    }
    return current;
  }
}
