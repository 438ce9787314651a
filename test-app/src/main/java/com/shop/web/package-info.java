/** The HTTP face: turns requests into calls of the services, and exceptions into statuses. */
@NullMarked
package com.shop.web;

import org.jspecify.annotations.NullMarked;
