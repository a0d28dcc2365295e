package vn.goc.law;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the law, {@code goc.law.*}; a relative path is taken from the data directory.
 *
 * @param file more rules, in the form of {@code law/rules.csv}: all rows of an id in it replace the shipped rows of that id
 * @param calendar a calendar in the form of {@code law/holidays.csv}, which replaces the shipped one
 */
@ConfigurationProperties("goc.law")
public record LawSettings(@Nullable Path file, @Nullable Path calendar) {}
