package vn.goc.residence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.codes.Code;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.Sex;
import vn.goc.residence.RelationRules.Kin;

class RelationRulesTest {
    private final Kin head = kin("H", Household.HEAD, Sex.MALE, "GF", "GM", "W");
    private final Kin wife = kin("W", "vo", Sex.FEMALE, null, null, "H");
    private final Kin son = kin("S", "con-de", Sex.MALE, "H", "W", null);
    private final Kin daughter = kin("D", "con-de", Sex.FEMALE, "H", "W", null);
    private final Kin stepchild = kin("T", "con-rieng", Sex.FEMALE, "X", "W", null);
    private final Kin grandfather = kin("GF", "cha-de", Sex.MALE, null, null, null);
    private final Kin lodger = kin("L", "cung-o-thue", Sex.MALE, null, null, null);

    @Test
    void a_wife_becomes_head_by_what_the_register_knows_of_parents() {
        assertThat(derive(wife, wife)).isEqualTo(Household.HEAD);
        assertThat(derive(wife, head)).isEqualTo("chong");
        assertThat(derive(wife, son)).isEqualTo("con-de");
        assertThat(derive(wife, stepchild)).as("the stepchild is her own child").isEqualTo("con-de");
        assertThat(derive(wife, grandfather)).isEqualTo("cha-chong");
        assertThat(derive(wife, lodger)).isEqualTo("cung-o-thue");
        Kin another = kin("Y", "con-de", Sex.MALE, "H", null, null);
        assertThat(derive(wife, another)).as("hers or not, nobody wrote down").isNull();
    }

    @Test
    void a_child_becomes_head() {
        assertThat(derive(son, head)).isEqualTo("cha-de");
        assertThat(derive(son, wife)).isEqualTo("me-de");
        assertThat(derive(son, daughter)).isEqualTo("anh-chi-em-ruot");
        assertThat(derive(son, stepchild)).isEqualTo("anh-chi-em-cung-me");
        assertThat(derive(son, grandfather)).isEqualTo("ong");
        Kin unknown = kin("S2", "con-de", Sex.MALE, null, null, null);
        assertThat(derive(unknown, head)).as("by code alone").isEqualTo("cha-de");
        assertThat(derive(unknown, wife)).as("mother or stepmother").isNull();
        assertThat(derive(unknown, daughter)).as("whole or half").isNull();
        assertThat(derive(kin("D2", "con-dau", Sex.FEMALE, null, null, "Z"), head))
                .isEqualTo("cha-chong");
        Kin inLaw = kin("I", "con-dau", Sex.FEMALE, null, null, "B");
        assertThat(derive(son, inLaw)).as("a brother’s wife").isEqualTo("chi-em-dau");
        assertThat(derive(son, kin("J", "con-dau", Sex.FEMALE, null, null, null)))
                .isNull();
        Kin grandchild = kin("G", "chau-noi", Sex.MALE, "S", "Q", null);
        assertThat(derive(son, grandchild)).isEqualTo("con-de");
        assertThat(derive(daughter, grandchild)).isEqualTo("chau-ruot");
    }

    @Test
    void a_parent_or_a_sibling_becomes_head() {
        assertThat(derive(grandfather, head)).isEqualTo("con-de");
        assertThat(derive(grandfather, wife)).isEqualTo("con-dau");
        assertThat(derive(grandfather, son)).isEqualTo("chau-noi");
        assertThat(derive(grandfather, kin("B", "anh-chi-em-ruot", Sex.MALE, null, null, null)))
                .isEqualTo("con-de");
        Kin brother = kin("B", "anh-chi-em-ruot", Sex.MALE, "GF", "GM", null);
        assertThat(derive(brother, head)).isEqualTo("anh-chi-em-ruot");
        assertThat(derive(brother, grandfather)).isEqualTo("cha-de");
        assertThat(derive(brother, son)).isEqualTo("chau-ruot");
        assertThat(derive(brother, wife)).isEqualTo("chi-em-dau");
        Kin nephew = kin("N", "chau-ruot", Sex.MALE, null, null, null);
        assertThat(derive(nephew, head)).as("one of five words").isNull();
    }

    @Test
    void every_relation_derived_is_in_the_code_list_and_the_old_head_never_stays_head() {
        List<Code> codes = World.get().door(CodeLists.class).get("relation").codes();
        List<String> known = codes.stream().map(Code::code).toList();
        for (Sex sex : Sex.values()) {
            Kin old = kin("H", Household.HEAD, sex, null, null, null);
            for (String mine : known) {
                Kin next = kin("N", mine, Sex.FEMALE, null, null, null);
                RelationRules.derive(old, next, old)
                        .ifPresent(
                                relation -> assertThat(known).contains(relation).isNotEqualTo(Household.HEAD));
                for (String of : known) {
                    RelationRules.derive(old, next, kin("M", of, sex, null, null, null))
                            .ifPresent(relation -> assertThat(relation)
                                    .as(mine + " becomes head, " + of)
                                    .isIn(known)
                                    .isNotEqualTo(Household.HEAD));
                }
            }
        }
    }

    private @Nullable String derive(Kin newHead, Kin member) {
        return RelationRules.derive(head, newHead, member).orElse(null);
    }

    private static Kin kin(
            String number,
            String relation,
            Sex sex,
            @Nullable String father,
            @Nullable String mother,
            @Nullable String spouse) {
        return new Kin(
                UUID.nameUUIDFromBytes(number.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                relation,
                sex,
                number,
                father,
                mother,
                spouse);
    }
}
