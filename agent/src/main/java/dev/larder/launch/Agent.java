package dev.larder.launch;

import dev.larder.access.Access;
import dev.larder.config.redis.RedisSettings;
import dev.larder.dispatch.RuleMatcher;
import dev.larder.dispatch.Sites;
import dev.larder.dispatch.WeaveReport;
import dev.larder.dispatch.jdbc.ConnectionMatcher;
import dev.larder.dispatch.jta.ManagerMatcher;
import dev.larder.log.Log;
import dev.larder.log.Version;
import dev.larder.match.TypeFilter;
import dev.larder.ops.RuleFiles;
import dev.larder.rule.RuleSet;
import dev.larder.thread.OwnThread;
import dev.larder.time.CoarseTicker;
import dev.larder.time.Ticker;
import dev.larder.transaction.OpenWrites;
import dev.larder.weave.Dispatcher;
import dev.larder.weave.Loans;
import dev.larder.weave.WeavingTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Larder in one JVM: what the start builds at once, and what the first call of a woven method
 * builds later.
 */
final class Agent {
  private static final long JMX_PATIENCE_MILLIS = 30_000;

  /** A class that is just being loaded is not among the loaded ones yet. */
  private static final long LOADING_MILLIS = 1_000;

  private final Log log;
  private final Instrumentation instrumentation;
  private final OwnThread own;
  private final RuleMatcher matcher;
  private final Loans loans = new Loans();
  private final OpenWrites openWrites = new OpenWrites(new CoarseTicker(Ticker.system()));
  private final Sites sites;
  private final Reloads reloads;
  private volatile RuleFiles.Good rules;
  private @Nullable Graph graph;
  private @Nullable ManagedAgent managed;

  Agent(RuleFiles files, RuleFiles.Good rules, Instrumentation instrumentation, Log log) {
    this.rules = rules;
    this.log = log;
    this.instrumentation = instrumentation;
    own = new OwnThread(log);
    matcher = new RuleMatcher(rules.rules());
    sites = new Sites(rules.rules(), openWrites, () -> graph().planner(this.rules.rules()), log);
    reloads = new Reloads(files, own, log, new Replaceable());
  }

  void install() throws Exception {
    Access.grantedBy(instrumentation);
    Dispatcher.install(instrumentation, sites.linker(own).handle(Dispatcher.linkerType()));
    ClassWatch.begin(instrumentation, this::manage, reloads::watch);
    BooleanSupplier areWrites = () -> rules.rules().writes();
    instrumentation.addTransformer(
        new WeavingTransformer(
            new ManagerMatcher(new ConnectionMatcher(matcher, areWrites), areWrites),
            new WeaveReport(matcher, log, () -> own.execute(this::weaveLenders)),
            loans),
        true);
    boolean writes = areWrites.getAsBoolean();
    openWrites.need(writes);
    int unused =
        weaveLoaded(loaded -> matcher.mayWant(loaded) || (writes && tellsOfTransactions(loaded)));
    banner();
  }

  private static boolean tellsOfTransactions(Class<?> loaded) {
    return ConnectionMatcher.isConnection(loaded) || ManagerMatcher.isManager(loaded);
  }

  /** The rules, as reloads see them. */
  private final class Replaceable implements Reloads.Rules {
    @Override
    public RuleFiles.Good now() {
      return rules;
    }

    /**
     * A method that a rule is about from now on has it before it is woven, and one that none is
     * about any more runs its body alone before it gets its own code back.
     */
    @Override
    public String replace(RuleFiles.Good next) {
      RuleSet before = rules.rules();
      TypeFilter unlike = next.rules().typesUnlike(before);
      List<String> lenders =
          loans.lenders(receiver -> unlike.mayMean(receiver, unlike.annotations()));
      boolean isFirstToWrite = next.rules().writes() && !before.writes();
      rules = next;
      openWrites.need(next.rules().writes());
      matcher.reload(next.rules());
      sites.reload(next.rules(), () -> renew(before, next));
      int woven =
          weaveLoaded(
              loaded ->
                  RuleMatcher.mayMean(unlike, loaded)
                      || lenders.contains(loaded.getName())
                      || (isFirstToWrite && tellsOfTransactions(loaded)));
      woven += weaveDue();
      if (managed != null) {
        managed.reload(next.rules());
      }
      return count(next.rules().rules().size(), "rule") + ", " + count(woven, "class") + " rewoven";
    }
  }

  /** Where nothing has been called yet, nothing is held and no write goes on. */
  private void renew(RuleSet before, RuleFiles.Good next) {
    if (graph != null) {
      graph.renew(before, next);
    }
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : what.endsWith("s") ? "es" : "s");
  }

  /**
   * Classes loaded before: all of the application's when Larder is attached to a running JVM.
   *
   * @return how many there were
   */
  private int weaveLoaded(Predicate<Class<?>> wanted) {
    int woven = 0;
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      boolean ofTheJdk = loaded.getClassLoader() == null; // nearly all, before main
      if (!ofTheJdk && wanted.test(loaded)) {
        try {
          instrumentation.retransformClasses(loaded);
          woven++;
        } catch (UnmodifiableClassException | LinkageError | RuntimeException fault) {
          log.warn(loaded.getName() + " is left alone: it cannot be woven any more: " + fault);
        }
      }
    }
    return woven;
  }

  /** Classes that have come to lend methods since they were woven, or were not yet. */
  private int weaveDue() {
    Set<String> due = loans.due();
    return due.isEmpty() ? 0 : weaveLoaded(loaded -> due.contains(loaded.getName()));
  }

  private void weaveLenders() {
    int unused = weaveDue();
    if (!loans.due().isEmpty()) {
      own.after(LOADING_MILLIS, this::weaveDue);
    }
  }

  private void banner() {
    RedisSettings redis = rules.file().redis();
    int count = rules.rules().rules().size();
    log.info(
        "version "
            + Version.CURRENT
            + ", "
            + count(count, "rule")
            + " from "
            + rules.rules().fileName()
            + ", "
            + sites.size()
            + " sites so far, "
            + (redis == null ? "entries in this JVM" : redis.server().shown())
            + "; switch off with -Dlarder.enabled=false");
  }

  /** Used on Larder's own thread only. */
  private Graph graph() {
    Graph current = graph;
    if (current == null) {
      current = new Graph(rules.file(), sites, openWrites, own, log);
      graph = current;
      reloads.watch();
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
      current = new ManagedAgent(rules.rules(), sites, reloads, graph(), own, log);
      managed = current;
    }
    return current;
  }
}
