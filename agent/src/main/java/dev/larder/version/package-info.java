/**
 * Versions of tags and of whole rules: what entries carry, and what this JVM knows of them. Knows
 * nothing of who keeps them.
 */
@NullMarked
package dev.larder.version;

import org.jspecify.annotations.NullMarked;
