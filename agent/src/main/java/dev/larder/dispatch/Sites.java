package dev.larder.dispatch;

import dev.larder.dispatch.jta.TransactionSites;
import dev.larder.log.FaultLog;
import dev.larder.log.Log;
import dev.larder.rule.Planner;
import dev.larder.rule.ReadRule;
import dev.larder.rule.RefusedSiteException;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleSet;
import dev.larder.rule.called.SiteMethod;
import dev.larder.transaction.OpenWrites;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every rule with its sites. Sites come from the linker and are prepared on Larder's own thread;
 * until then calls of reads pass through, and calls of writes wait for it. Thread-safe.
 */
public final class Sites {
  private final Queue<Site> earlyWrites = new ConcurrentLinkedQueue<>();
  private final List<WeakReference<Site>> known = new ArrayList<>(); // guarded by itself
  private final OpenWrites openWrites;
  private final Supplier<Planner> planner;
  private final Log log;
  private volatile Book book;
  private volatile boolean enabled = true;

  /** The rules of one rule file. */
  private record Book(RuleSet set, List<RuleSites> rules) {}

  /**
   * The sites of these rules, none yet.
   *
   * @param openWrites where calls of writes are noted that came before their plan
   * @param planner plans by the rules of the moment; asked for with the first site, on Larder's own
   *     thread
   */
  public Sites(RuleSet rules, OpenWrites openWrites, Supplier<Planner> planner, Log log) {
    this.openWrites = openWrites;
    this.planner = planner;
    this.log = log;
    book = book(rules);
  }

  private Book book(RuleSet set) {
    List<RuleSites> rules = new ArrayList<>();
    for (Rule rule : set.rules()) {
      RuleSites sites = new RuleSites(rule);
      sites.setAgentEnabled(enabled);
      rules.add(sites);
      FaultLog faults = new FaultLog(log, "rule " + rule.name(), System::nanoTime);
      rule.statistics().onFault(faults::report);
      rule.statistics().onWarning(faults::tell);
    }
    return new Book(set, rules);
  }

  /**
   * A linker that prepares new sites on this executor.
   *
   * @param own Larder's own thread, started with the first call of a woven method
   */
  public Linker linker(Executor own) {
    return new Linker(
        this::isWrite,
        new TransactionSites(openWrites, method -> !book.set().about(method).isEmpty()),
        openWrites,
        site -> {
          if (!site.take()) {
            return;
          }
          synchronized (known) {
            known.removeIf(reference -> reference.get() == null);
            known.add(new WeakReference<>(site));
          }
          if (isWrite(site.method())) {
            earlyWrites.add(site);
            own.execute(this::prepareWrites);
          } else {
            own.execute(() -> prepareRead(site));
          }
        });
  }

  /**
   * Runs other rules from now on. Methods whose rule says what it said before go on undisturbed,
   * with all that they hold. On Larder's own thread.
   *
   * @param between runs when what changes of the old rules is read no longer, and nothing of the
   *     new ones is read yet
   */
  public void reload(RuleSet rules, Runnable between) {
    prepareWrites(); // which may have early calls to catch up on
    Book before = book;
    Book after = book(rules);
    Deque<Site> changed = new ArrayDeque<>();
    for (Site site : known()) {
      RuleSites old = first(before, site);
      RuleSites now = first(after, site);
      if (old != null && now != null && old.isRunBy(site) && old.rule().isLike(now.rule())) {
        now.adopt(site);
      } else if (now == null) {
        RuleSites.stop(site);
      } else if (!now.rule().writes()) {
        RuleSites.stop(site);
        changed.add(site);
      } else { // no call of it may pass unseen, and it has to be ready before any read is
        changed.addFirst(site);
      }
    }
    // From here on, drops go to the new lists: what holds entries is on them, or was stopped.
    book = after;
    between.run();
    after.rules().forEach(RuleSites::goOn);
    prepare(changed, after);
  }

  private void prepare(Deque<Site> changed, Book after) {
    for (Site site : changed) {
      prepareWrites(); // those first called since: before a read can be answered, as ever
      prepareOnce(site);
      RuleSites now = first(after, site);
      if (now != null && !now.isRunBy(site)) {
        RuleSites.stop(site);
      }
    }
  }

  private List<Site> known() {
    List<Site> sites = new ArrayList<>();
    synchronized (known) {
      for (WeakReference<Site> reference : known) {
        Site site = reference.get();
        if (site != null) {
          sites.add(site);
        }
      }
    }
    return sites;
  }

  /** The one rule of a book that a site may run. */
  private static @Nullable RuleSites first(Book book, Site site) {
    List<Rule> about = book.set().about(site.method().facts());
    for (RuleSites rule : book.rules()) {
      if (!about.isEmpty() && about.get(0) == rule.rule()) {
        return rule;
      }
    }
    return null;
  }

  /** The rules in the order of the file. */
  public List<RuleSites> rules() {
    return book.rules();
  }

  /** Whether Larder as a whole is switched on. */
  public boolean isEnabled() {
    return enabled;
  }

  /**
   * Switches Larder as a whole; rules keep their own switches. What this JVM held is given up
   * first, since writes went unseen while Larder was off.
   */
  public synchronized void setEnabled(boolean enabled) {
    List<RuleSites> rules = book.rules();
    if (enabled && !this.enabled) {
      rules.forEach(RuleSites::clear);
    }
    this.enabled = enabled;
    for (RuleSites rule : rules) {
      rule.setAgentEnabled(enabled);
    }
  }

  /** How many woven methods run a rule. */
  public int size() {
    int size = 0;
    for (RuleSites rule : book.rules()) {
      size += rule.size();
    }
    return size;
  }

  /** Drops all that any site itself holds. */
  public void clear() {
    book.rules().forEach(RuleSites::clear);
  }

  /** Drops what any site itself holds under a key. */
  public void drop(String key) {
    for (RuleSites rule : book.rules()) {
      if (rule.rule() instanceof ReadRule) {
        rule.drop(key);
      }
    }
  }

  private boolean isWrite(SiteMethod method) {
    List<Rule> about = book.set().about(method.facts());
    return !about.isEmpty() && about.get(0).writes();
  }

  private void prepareWrites() {
    for (Site site = earlyWrites.poll(); site != null; site = earlyWrites.poll()) {
      prepareOnce(site);
    }
  }

  /**
   * A reload may have come first. To plan a site anew while it runs would leave its old entries
   * within reach of reads and out of reach of drops.
   */
  private void prepareOnce(Site site) {
    RuleSites rule = first(book, site);
    if (rule == null || !rule.isRunBy(site)) {
      prepare(site);
    }
  }

  /**
   * The first plan of all brings the stores up, which takes long. Writes that have returned in the
   * meantime are caught up on before a read can be answered.
   */
  private void prepareRead(Site site) {
    Planner unused = planner.get();
    prepareWrites();
    prepareOnce(site);
  }

  private void prepare(Site site) {
    try {
      Book current = book;
      List<Rule> about = current.set().about(site.method().facts());
      for (RuleSites rule : current.rules()) {
        int place = about.indexOf(rule.rule());
        if (place == 0) {
          place(rule, site);
        } else if (place > 0) {
          refuse(rule, site, "already runs rule " + about.get(0).name() + "; merge the two");
        }
      }
    } finally {
      site.giveUp();
    }
  }

  private void place(RuleSites rule, Site site) {
    try {
      site.load(planner.get().plan(rule.rule(), site.method()));
      rule.add(site);
    } catch (RefusedSiteException refusal) {
      refuse(rule, site, String.valueOf(refusal.getMessage()));
    } catch (RuntimeException | LinkageError fault) {
      refuse(rule, site, "could not be prepared: " + fault);
    }
  }

  private void refuse(RuleSites rule, Site site, String why) {
    String line = site.method().qualifiedName() + ": " + why;
    rule.rule().statistics().show(line);
    log.warn("rule " + rule.rule().name() + ": " + line);
  }
}
