/** Where the server is, asked anew for each connection. */
@NullMarked
package dev.larder.redis.address;

import org.jspecify.annotations.NullMarked;
