/** Placing orders, their history, and the stock that they take from. */
@NullMarked
package com.shop.order;

import org.jspecify.annotations.NullMarked;
