/** The stable text of values: equal for equal ones, different for others. Knows no template. */
@NullMarked
package dev.larder.key.text;

import org.jspecify.annotations.NullMarked;
