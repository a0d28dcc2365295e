package vn.goc.verification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of files of claims, {@code goc.verification.*}.
 *
 * @param megabytes largest file
 * @param rows most rows of a file, without the header
 * @param columns most columns of a file
 * @param files most files of one agency that are waiting or being checked
 * @param batch rows that one transaction answers and journals
 * @param keep how long a file that has ended is kept before it and its verdicts are deleted
 * @param poll how often this node looks for files that another node took in
 */
@ConfigurationProperties("goc.verification")
public record VerificationSettings(
        @DefaultValue("16") int megabytes,
        @DefaultValue("100000") int rows,
        @DefaultValue("20") int columns,
        @DefaultValue("3") int files,
        @DefaultValue("5000") int batch,
        @DefaultValue("7d") Duration keep,
        @DefaultValue("500ms") Duration poll) {
    public VerificationSettings {
        if (megabytes < 1
                || megabytes > 60
                || rows < 1
                || rows > 1_000_000
                || columns < 1
                || columns > 130
                || files < 1
                || batch < 1
                || batch > 10_000
                || keep.isNegative()
                || keep.isZero()
                || poll.toMillis() < 10) {
            throw new IllegalArgumentException(
                    "goc.verification.*: a value is out of its range; see docs/configuration.md");
        }
    }
}
