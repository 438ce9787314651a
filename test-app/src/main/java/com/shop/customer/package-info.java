/** Who buys. */
@NullMarked
package com.shop.customer;

import org.jspecify.annotations.NullMarked;
