package vn.goc.insight;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Up to what the live counts know.
 *
 * @param upTo every register change with a smaller index in the log is counted
 * @param at when that was last found out
 * @param day the day on which ages are counted
 */
public record CountsAsOf(long upTo, Instant at, LocalDate day) {}
