/** The client of a parcel service, as its vendor would ship it: not the shop's own code. */
@NullMarked
package net.parcels.client;

import org.jspecify.annotations.NullMarked;
