/** Documents written as JSON, for people and programs that ask the command line. */
@NullMarked
package dev.larder.json;

import org.jspecify.annotations.NullMarked;
