package vn.bare;

import java.io.IOException;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The baseline of the HTTP rows: the same framework, server, settings, pool and driver, one endpoint, one select by primary
 * key of a document of the same size; no rights, no journal, no session, no security chain, no admission control.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
        })
public class Bare {
    public static final String PATH = "/bare";

    /** {@code PORT}; the database's address is in {@code SPRING_DATASOURCE_URL}. */
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        SpringApplication.run(Bare.class, "--server.port=" + args[0]);
        System.out.println("= ready");
        while (System.in.read() >= 0) {
            // until the benchmark closes it
        }
        System.exit(0);
    }

    record Ask(String number) {}

    record Answer(String document) {}

    /** The one endpoint; found as a member of the configuration. */
    @RestController
    static class Endpoint {
        private final JdbcClient jdbc;

        Endpoint(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @PostMapping(PATH)
        Answer one(@RequestBody Ask ask) {
            return new Answer(jdbc.sql("select document from bench.document where number = :number")
                    .param("number", ask.number())
                    .query(String.class)
                    .single());
        }
    }
}
