package vn.goc.demo;

import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demo, {@code goc.demo.*}.
 *
 * @param on whether an empty register is filled with the synthetic nation and demo accounts; off in production
 * @param people how many synthetic people, when the command line does not say
 * @param seed the nation's seed: the same seed gives the same people
 * @param asOf the day the nation is made for
 */
@ConfigurationProperties("goc.demo")
public record DemoSettings(
        @DefaultValue("true") boolean on,
        @DefaultValue("20000") int people,
        @DefaultValue("6062022") long seed,
        @DefaultValue("2026-11-01") LocalDate asOf) {}
