/** A rule's tags: as the rule file gives them, and bound to one method. */
@NullMarked
package dev.larder.rule.tag;

import org.jspecify.annotations.NullMarked;
