package vn.goc.register;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the register, {@code goc.register.*}.
 *
 * @param synthetic new personal numbers begin with 000, which no living person's does; false only in a real register
 * @param loadBatch most people that one transaction of the first loading holds
 */
@ConfigurationProperties("goc.register")
public record RegisterSettings(
        @DefaultValue("true") boolean synthetic,
        @DefaultValue("5000") int loadBatch) {
    public RegisterSettings {
        if (loadBatch < 100 || loadBatch > 5_000) {
            throw new IllegalArgumentException("goc.register.load-batch: 100 to 5000; see docs/configuration.md");
        }
    }
}
