package vn.goc.civil;

import java.time.Instant;
import java.util.UUID;

/** A paper issued from the book; {@code code} leads to it in the register of papers. */
public record Issue(String code, UUID record, UUID person, Certificate kind, Instant issuedAt) {}
