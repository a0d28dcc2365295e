package vn.goc.dossiers.web;

/** Something a citizen must do: which dossier, what, and the officer's words. */
public record Todo(String code, String title, String why) {}
