package dev.larder.engine;

import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.EntryName;
import dev.larder.metrics.Recorder;

/**
 * What a read rule makes of one method.
 *
 * @param unless which results are not kept
 */
public record ReadSite(
    EntryName name,
    EntryFormat format,
    Pattern pattern,
    ReadSettings settings,
    Recorder recorder,
    Unless unless) {
  /** A site that keeps all results. */
  public ReadSite(
      EntryName name,
      EntryFormat format,
      Pattern pattern,
      ReadSettings settings,
      Recorder recorder) {
    this(name, format, pattern, settings, recorder, Unless.NEVER);
  }
}
