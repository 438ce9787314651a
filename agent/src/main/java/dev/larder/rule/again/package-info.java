/** Plans of reads whose method is called again, or whose result comes later. */
@NullMarked
package dev.larder.rule.again;

import org.jspecify.annotations.NullMarked;
