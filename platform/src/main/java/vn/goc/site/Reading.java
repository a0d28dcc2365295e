package vn.goc.site;

/** One number of the running server, named as {@code /metrics} names it. */
public record Reading(String name, long value) {}
