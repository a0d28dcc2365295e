package vn.goc.notices;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages leave, {@code goc.notices.*}. The mail server itself is {@code spring.mail.*}.
 *
 * @param sms {@code spool} writes SMS to files, {@code http} posts them to the gateway
 * @param email {@code spool} writes e-mail to files, {@code smtp} sends it
 * @param smsUrl the gateway's address; needed for {@code http}
 * @param smsTokenFile file that holds the gateway's bearer token and nothing else
 * @param timeout for each attempt on either channel
 * @param from sender of e-mail
 * @param attempts after so many a message is given up
 */
@ConfigurationProperties("goc.notices")
public record NoticeSettings(
        @DefaultValue("spool") String sms,
        @DefaultValue("spool") String email,
        @Nullable String smsUrl,
        @Nullable Path smsTokenFile,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("khong-tra-loi@goc.invalid") String from,
        @DefaultValue("8") int attempts) {
    public NoticeSettings {
        boolean known = (sms.equals("spool") || sms.equals("http")) && (email.equals("spool") || email.equals("smtp"));
        if (!known || attempts < 1 || (sms.equals("http") && (smsUrl == null || smsTokenFile == null))) {
            throw new IllegalArgumentException("goc.notices.*: a value is out of its range; see docs/configuration.md");
        }
    }
}
