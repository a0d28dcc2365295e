package vn.goc.dossiers;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code goc.dossiers.*}.
 *
 * @param unitCode code of the unit that receives a commune's dossiers, with {@code {province}} and {@code {commune}};
 *     leads dossier codes too. The official list of unit codes (QĐ 20/2020/QĐ-TTg) names no commune police, so this is our
 *     own way of writing it
 * @param draftDays a draft untouched this long is dropped
 * @param mostDrafts drafts a citizen may have at once
 */
@ConfigurationProperties("goc.dossiers")
public record DossierSettings(
        @DefaultValue("G01.{province}.{commune}") String unitCode,
        @DefaultValue("60") int draftDays,
        @DefaultValue("10") int mostDrafts) {
    public DossierSettings {
        boolean fits = unitCode.contains("{province}") && unitCode.contains("{commune}") && unitCode.length() <= 40;
        if (!fits || draftDays < 1 || mostDrafts < 1) {
            throw new IllegalArgumentException("goc.dossiers.*: a value is out of its range; see docs/configuration.md");
        }
    }
}
