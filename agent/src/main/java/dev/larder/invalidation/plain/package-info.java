/**
 * Keys whose entries other programs read, too: which there are, and which of them may be older than
 * a write that has returned. Knows no writes.
 */
@NullMarked
package dev.larder.invalidation.plain;

import org.jspecify.annotations.NullMarked;
