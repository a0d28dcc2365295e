package vn.goc.places;

import java.time.LocalDate;
import java.util.UUID;
import vn.goc.kernel.AreaCode;

/** An address to be loaded in bulk under an id that the caller chose; the commune is the one that stood on the day. */
public record NewAddress(UUID id, AreaCode commune, LocalDate on, String line) {}
