/**
 * Call sites of woven methods and the plans that they run. The bootstrap never blocks and never
 * throws.
 */
@NullMarked
package dev.larder.dispatch;

import org.jspecify.annotations.NullMarked;
