package vn.goc.notices;

import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** E-mail by SMTP, to the server that {@code spring.mail.*} names; in use with {@code goc.notices.email=smtp}. */
@Component
class SmtpSender implements Sender {
    private static final Pattern ANSWER = Pattern.compile("^([245][0-9]{2})[ -]");

    private final ObjectProvider<JavaMailSender> mail;
    private final NoticeSettings settings;

    SmtpSender(ObjectProvider<JavaMailSender> mail, NoticeSettings settings) {
        this.mail = mail;
        this.settings = settings;
        if (mail.getIfAvailable() instanceof JavaMailSenderImpl server) {
            limit(server.getJavaMailProperties());
        }
    }

    @Override
    public boolean carries(Outgoing.Channel channel) {
        return channel == Outgoing.Channel.EMAIL && settings.email().equals("smtp");
    }

    @Override
    public void send(Outgoing message) throws SendFailed {
        JavaMailSender server = mail.getIfAvailable();
        if (server == null) {
            throw new SendFailed("spring.mail.host is not set", false);
        }
        var letter = new SimpleMailMessage();
        letter.setFrom(settings.from());
        letter.setTo(message.address());
        letter.setSubject(message.subject());
        letter.setText(message.body());
        try {
            server.send(letter);
        } catch (MailAuthenticationException e) {
            throw new SendFailed("the mail server refused our credentials", false);
        } catch (MailException e) {
            throw new SendFailed(reason(e), refusedForGood(e));
        }
    }

    private void limit(Properties properties) {
        String millis = Long.toString(settings.timeout().toMillis());
        for (String step : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.putIfAbsent("mail.smtp." + step, millis);
        }
    }

    /** A 550 or 553 answer to the recipient: the mailbox does not exist. */
    private static boolean refusedForGood(MailException e) {
        return codes(e).contains("550") || codes(e).contains("553");
    }

    private static String reason(MailException e) {
        String codes = codes(e);
        return codes.isEmpty() ? "the mail server could not be reached" : "the mail server answered " + codes;
    }

    /** The SMTP answer codes in the failure's causes, without the texts, which may repeat the address. */
    private static String codes(MailException e) {
        var found = new TreeSet<String>();
        var failures = new ArrayDeque<Throwable>();
        failures.add(e);
        if (e instanceof MailSendException send) {
            failures.addAll(send.getFailedMessages().values());
        }
        for (int i = 0; i < 50 && !failures.isEmpty(); i++) {
            Throwable failure = failures.remove();
            Matcher code = ANSWER.matcher(String.valueOf(failure.getMessage()));
            if (failure instanceof MessagingException && code.find()) {
                found.add(code.group(1));
            }
            if (failure instanceof MessagingException next && next.getNextException() != null) {
                failures.add(next.getNextException());
            }
            if (failure.getCause() != null) {
                failures.add(failure.getCause());
            }
        }
        return String.join(", ", found);
    }
}
