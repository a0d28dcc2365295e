package vn.goc.bench;

import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The baseline of the HTTP rows: the same framework, server, pool and driver, one endpoint, one select by primary key of
 * the same document; no rights, no journal, no session, no security chain.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
        })
class Bare {
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        SpringApplication.run(Bare.class, args);
    }

    record Ask(String number) {}

    record Answer(String document) {}

    @RestController
    static class Endpoint {
        private final JdbcClient jdbc;

        Endpoint(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @PostMapping("/bare")
        Answer one(@RequestBody Ask ask) {
            return new Answer(jdbc.sql("select document from bench.document where number = :number")
                    .param("number", ask.number())
                    .query(String.class)
                    .single());
        }
    }

    @Bean
    Endpoint endpoint(JdbcClient jdbc) {
        return new Endpoint(jdbc);
    }
}
