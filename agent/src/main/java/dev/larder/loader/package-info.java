/** Loads that do not run where they would: beside their callers, or within their enter. */
@NullMarked
package dev.larder.loader;

import org.jspecify.annotations.NullMarked;
