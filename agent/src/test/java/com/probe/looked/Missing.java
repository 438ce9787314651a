package com.probe.looked;

/** Stands for a class of a library that was not given. */
public record Missing(long id) {}
