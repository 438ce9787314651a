/** The shop, tried over HTTP. */
@NullMarked
package com.shop;

import org.jspecify.annotations.NullMarked;
