package dev.larder.rule.keys;

import dev.larder.key.glob.GlobTemplate;
import dev.larder.rule.tag.TagTemplate;
import java.util.List;

/**
 * What the entries of a read rule carry versions of, beside that of the rule.
 *
 * @param tags as the rule gives them
 * @param patterns those of writes that can mean its keys; an entry carries those that mean its own
 */
public record EntryMarks(List<TagTemplate> tags, List<GlobTemplate> patterns) {
  public EntryMarks {
    tags = List.copyOf(tags);
    patterns = List.copyOf(patterns);
  }
}
