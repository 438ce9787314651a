package dev.larder.invalidation.life;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lives of read rules. A rule that is new begins one, and so does a rule that a reload gives
 * another key, other tags or methods: entries of its former lives count no longer. A write that
 * began before that cannot name what is loaded since. So it takes along when it began, as a text
 * among what it drops, and for each younger life it drops the rule as a whole. Thread-safe; an
 * immutable snapshot, replaced under its monitor.
 */
public final class RuleLives {
  private static final String MARK = "~since:";

  /** Of what may have been written at any time: every rule is dropped. */
  public static final String EVER = MARK + -1;

  /** Writes from so many reloads ago that began lives are told apart for readers, no more. */
  private static final int MOST_FORMER = 64;

  private volatile Lives lives = new Lives(0, Map.of());

  /**
   * What a plan of writes names: all that there is at one moment. One that goes on after a reload
   * names all that there is then; one that does not stays what it was for the calls that began
   * under it. Thread-safe.
   */
  public static final class Known {
    private final RuleLives lives;
    private volatile String text;

    /** Of the rules of this moment. */
    public Known(RuleLives lives) {
      this.lives = lives;
      this.text = lives.now();
    }

    /** The plan goes on by the rules of this moment. */
    public void renew() {
      text = lives.now();
    }

    /** What a call takes along. */
    public String text() {
      return text;
    }
  }

  /**
   * Those of one moment.
   *
   * @param reloads how many have begun lives
   * @param began by which of them the life of each rule did, by the key of its version; 0: by none
   */
  private record Lives(int reloads, Map<String, Integer> began) {
    int of(String version) {
      return began.getOrDefault(version, 0);
    }
  }

  /** Knows the keys of the versions of all rules, and no others any more. */
  public synchronized void cover(List<String> versions) {
    Map<String, Integer> began = new HashMap<>();
    for (String version : versions) {
      began.put(version, lives.of(version));
    }
    lives = new Lives(lives.reloads(), Map.copyOf(began));
  }

  /** Begins lives of the rules that have these versions. */
  public synchronized void begin(List<String> versions) {
    int reload = lives.reloads() + 1;
    Map<String, Integer> began = new HashMap<>(lives.began());
    for (String version : versions) {
      began.put(version, reload);
    }
    lives = new Lives(reload, Map.copyOf(began));
  }

  /** What a write that begins now takes along. */
  public String now() {
    return MARK + lives.reloads();
  }

  /** What writes may have taken along that began before the life of a rule did, latest first. */
  public List<String> before(String version) {
    int reload = lives.of(version);
    List<String> former = new ArrayList<>();
    while (reload > 0 && former.size() < MOST_FORMER) {
      former.add(MARK + --reload);
    }
    return former;
  }

  /** Whether a text is one that a write takes along. */
  public static boolean isOne(String target) {
    return target.startsWith(MARK);
  }

  /** The texts among some targets that writes took along. */
  public static List<String> among(List<String> targets) {
    List<String> found = List.of();
    for (String target : targets) {
      if (isOne(target)) {
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add(target);
      }
    }
    return found;
  }

  /** The keys of the versions of rules whose lives are younger than one of the writes. */
  public List<String> youngerThan(List<String> targets) {
    Lives current = lives;
    int oldest = current.reloads();
    for (String mark : among(targets)) {
      oldest = Math.min(oldest, Integer.parseInt(mark, MARK.length(), mark.length(), 10));
    }
    if (oldest == current.reloads()) {
      return List.of();
    }
    List<String> younger = new ArrayList<>();
    for (Map.Entry<String, Integer> life : current.began().entrySet()) {
      if (life.getValue() > oldest) {
        younger.add(life.getKey());
      }
    }
    return younger;
  }
}
