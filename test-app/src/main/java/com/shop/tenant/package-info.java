/** Shops that share this application. */
@NullMarked
package com.shop.tenant;

import org.jspecify.annotations.NullMarked;
