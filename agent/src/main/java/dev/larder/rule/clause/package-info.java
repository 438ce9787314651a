/** What a rule says of single calls and results: its conditions, bound to one method. */
@NullMarked
package dev.larder.rule.clause;

import org.jspecify.annotations.NullMarked;
