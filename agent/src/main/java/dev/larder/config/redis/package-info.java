/** How Redis is reached, as a rule file says it. Runs before the application starts. */
@NullMarked
package dev.larder.config.redis;

import org.jspecify.annotations.NullMarked;
