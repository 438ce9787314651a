/**
 * What objects of an application's classes consist of, and how they are built of it. Knows nothing
 * of how their fields are written.
 */
@NullMarked
package dev.larder.codec.build;

import org.jspecify.annotations.NullMarked;
