package net.parcels.client;

/** Where a parcel is. */
public record ParcelStatus(String parcel, String place, boolean delivered) {}
