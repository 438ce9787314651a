package dev.larder.engine;

import dev.larder.engine.decision.Freshness;
import dev.larder.engine.decision.Pattern;
import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.decision.Unless;
import dev.larder.engine.decision.Verdict;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.EntryName;
import dev.larder.engine.entry.Lookup;
import dev.larder.metrics.Recorder;
import dev.larder.version.EntryTags;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a read rule makes of one method.
 *
 * @param unless which results are not kept
 * @param tags what entries carry versions of
 */
public record ReadSite(
    EntryName name,
    EntryFormat format,
    Pattern pattern,
    ReadSettings settings,
    Recorder recorder,
    Unless unless,
    EntryTags tags) {
  /** A site whose entries have no tags. */
  public ReadSite(
      EntryName name,
      EntryFormat format,
      Pattern pattern,
      ReadSettings settings,
      Recorder recorder,
      Unless unless) {
    this(name, format, pattern, settings, recorder, unless, EntryTags.NONE);
  }

  /** A site that keeps all results. */
  public ReadSite(
      EntryName name,
      EntryFormat format,
      Pattern pattern,
      ReadSettings settings,
      Recorder recorder) {
    this(name, format, pattern, settings, recorder, Unless.NEVER);
  }

  /** What a call does with what it has found; what ages may be taken for fresh by chance. */
  Verdict verdict(Lookup lookup) {
    boolean early =
        lookup.freshness() == Freshness.AGING
            && !settings
                .ages()
                .ahead()
                .isDue(lookup.age().leftMillis(), ThreadLocalRandom.current().nextDouble());
    return early ? Verdict.SERVE : pattern.onLookup(lookup.freshness());
  }
}
