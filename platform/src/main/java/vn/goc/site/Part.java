package vn.goc.site;

import java.util.Optional;

/** One part of the running system, ready or in trouble, for the operator's page. */
public record Part(String name, Optional<String> trouble) {}
