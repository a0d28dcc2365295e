package vn.goc.insight;

import vn.goc.kernel.AreaCode;

/**
 * A unit's boundary in degrees.
 *
 * @param rings closed rings lon, lat, lon, lat, …, filled by the even-odd rule
 */
record Outline(AreaCode code, double[][] rings) {}
