/** Arguments of calls, given as text. Knows nothing of rules. */
@NullMarked
package dev.larder.explain.given;

import org.jspecify.annotations.NullMarked;
