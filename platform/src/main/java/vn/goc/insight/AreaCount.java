package vn.goc.insight;

import vn.goc.kernel.AreaCode;

/** Số dân của một đơn vị. {@code people}: persons, exact or rounded as the answer around it says. */
public record AreaCount(AreaCode area, long people) {}
