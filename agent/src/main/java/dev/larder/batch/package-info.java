/** Methods of many ids, whose entries are those of a read of one. */
@NullMarked
package dev.larder.batch;

import org.jspecify.annotations.NullMarked;
