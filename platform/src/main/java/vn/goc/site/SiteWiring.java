package vn.goc.site;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The few things every room is handed: the clock, the meters. */
@Configuration
@EnableScheduling
class SiteWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PrometheusMeterRegistry meters() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    @Bean
    Readiness databaseReadiness(JdbcClient jdbc) {
        return new Readiness() {
            @Override
            public String part() {
                return "database";
            }

            @Override
            public Optional<String> trouble() {
                try {
                    jdbc.sql("select 1").query(Integer.class).single();
                    return Optional.empty();
                } catch (RuntimeException e) {
                    return Optional.of("The database does not answer.");
                }
            }
        };
    }
}
