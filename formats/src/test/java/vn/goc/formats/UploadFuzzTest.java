package vn.goc.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import vn.goc.kernel.Rejection;

class UploadFuzzTest {
    private static final int LIMIT = 1 << 20;

    /** Any bytes behind any of the three beginnings are a kind or a refusal that says what to do: nothing else, ever. */
    @FuzzTest(maxDuration = "60s")
    void any_file_is_of_a_kind_or_refused(FuzzedDataProvider data) {
        byte[][] beginnings = {UploadSamples.png(4, 4), UploadSamples.jpeg(4, 4), UploadSamples.pdf(""), {}};
        byte[] begin = beginnings[data.consumeInt(0, 3)];
        int kept = data.consumeInt(0, begin.length);
        byte[] rest = data.consumeRemainingAsBytes();
        byte[] file = new byte[kept + rest.length];
        System.arraycopy(begin, 0, file, 0, kept);
        System.arraycopy(rest, 0, file, kept, rest.length);
        try {
            assertThat(UploadKind.check(file, LIMIT)).isNotNull();
        } catch (Rejection refused) {
            assertThat(refused.refusal()).isInstanceOf(UploadError.class);
            assertThat(refused.vi()).doesNotContain("{").isNotBlank();
        }
    }

    /** Any name becomes one that is short, has no path, no unseen character, and stays as it is when tidied again. */
    @FuzzTest(maxDuration = "60s")
    void any_name_becomes_harmless(FuzzedDataProvider data) {
        String tidy = UploadName.tidy(data.consumeRemainingAsString(), UploadKind.PDF);
        assertThat(tidy).endsWith(".pdf").doesNotContain("/", "\\", ":", "\"", "<", ">", "\u202e");
        assertThat(tidy.codePointCount(0, tidy.length())).isLessThanOrEqualTo(UploadName.LONGEST);
        assertThat(tidy.codePoints())
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
        assertThat(UploadName.tidy(tidy, UploadKind.PDF)).isEqualTo(tidy);
    }
}
