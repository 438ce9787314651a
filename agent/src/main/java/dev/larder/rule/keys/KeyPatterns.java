package dev.larder.rule.keys;

import dev.larder.config.InvalidationSettings;
import dev.larder.config.WriteSettings;
import dev.larder.key.KeyTemplate;
import dev.larder.key.TemplateException;
import dev.larder.key.glob.GlobTemplate;
import dev.larder.rule.tag.TagTemplate;
import dev.larder.version.VersionBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of keys of one rule file, in its order, and the read rules that they are held
 * against. Not thread-safe.
 */
public final class KeyPatterns {
  /** Beside the version of its rule, an entry has room for these. */
  private static final int ROOM = VersionBlock.MOST - 1;

  private final List<GlobTemplate> all = new ArrayList<>();
  private final Map<String, Read> reads = new LinkedHashMap<>();

  /** The key of a read rule, null where it gives none, and what its entries carry. */
  private record Read(@Nullable KeyTemplate key, EntryMarks marks) {
    /** Without a key, keys begin with the name of a method. */
    boolean canBeMeant(GlobTemplate pattern) {
      return key == null ? pattern.canMeanMethods() : pattern.canMean(key);
    }
  }

  /** Those that can be read; what is wrong with others {@link #reach} tells. */
  public KeyPatterns(List<WriteSettings> writes) {
    for (WriteSettings write : writes) {
      for (InvalidationSettings invalidation : write.invalidations()) {
        if (invalidation instanceof InvalidationSettings.OfKeys ofKeys) {
          add(ofKeys.template().text());
        }
      }
    }
  }

  private void add(String text) {
    try {
      GlobTemplate pattern = GlobTemplate.parse(text);
      if (!all.contains(pattern)) {
        all.add(pattern);
      }
    } catch (TemplateException wrong) {
      // which is a problem of its rule
    }
  }

  /**
   * What the entries of a read rule carry: its tags and, as far as there is room, the patterns that
   * can mean its keys.
   *
   * @param key of the rule, null where it gives none
   */
  public EntryMarks marks(String rule, @Nullable KeyTemplate key, List<TagTemplate> tags) {
    Read read = new Read(key, new EntryMarks(tags, List.of()));
    List<GlobTemplate> carried = new ArrayList<>();
    for (GlobTemplate pattern : all) {
      if (carried.size() + tags.size() < ROOM && read.canBeMeant(pattern)) {
        carried.add(pattern);
      }
    }
    EntryMarks marks = new EntryMarks(tags, carried);
    reads.put(rule, new Read(key, marks));
    return marks;
  }

  /**
   * What a write drops by a pattern; once all read rules have their {@link #marks}.
   *
   * @param allowBroad whether it may mean every key
   * @throws TemplateException if it may not, or is no pattern
   */
  public Reach reach(String text, boolean allowBroad) throws TemplateException {
    GlobTemplate pattern = GlobTemplate.parse(text);
    if (pattern.isBroad() && !allowBroad) {
      throw new TemplateException(
          "\"" + text + "\" would match every key",
          "write { all: RULE }, name a part of the keys, or add \"allow-broad: true\" to the rule",
          0);
    }
    List<String> touched = new ArrayList<>();
    List<String> unmarked = new ArrayList<>();
    reads.forEach(
        (name, read) -> {
          if (read.canBeMeant(pattern)) {
            touched.add(name);
            if (!read.marks().patterns().contains(pattern)) {
              unmarked.add(name);
            }
          }
        });
    return new Reach(pattern, touched, unmarked);
  }
}
