/** Management: MXBeans. The only door to javax.management. */
@NullMarked
package dev.larder.ops;

import org.jspecify.annotations.NullMarked;
