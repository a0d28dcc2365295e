package vn.goc.notices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.goc.site.SiteSettings;
import vn.goc.site.Texts;

/**
 * Stands in for gateways: writes each message to a file below {@code spool/} in the data directory and remembers the last
 * ones for the demo's page. Used by default; an installation with real people sets {@code goc.notices.sms=http} and
 * {@code goc.notices.email=smtp}.
 */
@Component
public class SpoolSender implements Sender {
    private static final int REMEMBERED = 200;

    private final Path directory;
    private final NoticeSettings settings;
    private final Clock clock;
    private final Deque<Spooled> last = new ArrayDeque<>();

    SpoolSender(SiteSettings site, NoticeSettings settings, Clock clock) {
        this.directory = site.data().resolve("spool");
        this.settings = settings;
        this.clock = clock;
    }

    /** A message as the demo's page shows it. */
    public record Spooled(Instant at, Outgoing message) {}

    @Override
    public boolean carries(Outgoing.Channel channel) {
        return switch (channel) {
            case SMS -> settings.sms().equals("spool");
            case EMAIL -> settings.email().equals("spool");
        };
    }

    /** Whether any channel is spooled, so that there is something to show. */
    public boolean inUse() {
        return carries(Outgoing.Channel.SMS) || carries(Outgoing.Channel.EMAIL);
    }

    @Override
    public void send(Outgoing message) throws SendFailed {
        Instant now = clock.instant();
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            String name = String.format(
                    Locale.ROOT,
                    "%010d-%s.txt",
                    message.id(),
                    message.channel().name().toLowerCase(Locale.ROOT));
            Files.writeString(directory.resolve(name), text(message, now));
        } catch (IOException e) {
            throw new SendFailed("the spool cannot be written: " + e.getClass().getSimpleName(), false);
        }
        synchronized (last) {
            last.addFirst(new Spooled(now, message));
            while (last.size() > REMEMBERED) {
                last.removeLast();
            }
        }
    }

    /** The last 200 of this node, newest first. */
    public List<Spooled> recent() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    private static String text(Outgoing message, Instant now) {
        String subject = message.subject().isEmpty() ? "" : "Subject: " + message.subject() + "\n";
        return "To: " + message.address() + "\nAt: " + Texts.second(now) + "\n" + subject + "\n" + message.body()
                + "\n";
    }
}
