package dev.larder.engine;

import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.EntryName;
import dev.larder.metrics.Recorder;

/** What a read rule makes of one method. */
public record ReadSite(
    EntryName name,
    EntryFormat format,
    Pattern pattern,
    ReadSettings settings,
    Recorder recorder) {}
