package vn.goc.dossiers.web;

/**
 * One line of the comparison.
 *
 * @param who begins a group; empty within one
 */
public record Compared(String who, String what, String now, String asked) {}
