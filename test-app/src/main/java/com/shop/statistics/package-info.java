/** How often the database was asked. Knows nothing of what was asked for. */
@NullMarked
package com.shop.statistics;

import org.jspecify.annotations.NullMarked;
