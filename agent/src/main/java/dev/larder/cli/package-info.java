/** The command line. The only user of stdout. */
@NullMarked
package dev.larder.cli;

import org.jspecify.annotations.NullMarked;
