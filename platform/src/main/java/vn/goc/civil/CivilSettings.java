package vn.goc.civil;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code goc.civil.*}. How numbers in the book are written is not verified: the owner confirms it before use.
 *
 * @param unitCode code of the commune's civil-status office, with {@code {province}} and {@code {commune}}
 * @param number how a number in the book is written, with {@code {number}} and {@code {year}}
 */
@ConfigurationProperties("goc.civil")
public record CivilSettings(
        @DefaultValue("TP.{province}.{commune}") String unitCode,
        @DefaultValue("{number}/{year}") String number) {
    public CivilSettings {
        boolean fits = unitCode.contains("{commune}") && unitCode.length() <= 40;
        if (!fits || !number.contains("{number}") || !number.contains("{year}")) {
            throw new IllegalArgumentException("goc.civil.*: a value is out of its range; see docs/configuration.md");
        }
    }
}
