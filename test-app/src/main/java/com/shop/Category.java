package com.shop;

/** The departments of the shop. */
public enum Category {
  KITCHEN,
  LIGHTING,
  FURNITURE,
  DECORATION,
  OFFICE
}
