package vn.goc.dossiers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.catalogue.ProcedureVersion.Paper;
import vn.goc.dossiers.Dossiers;
import vn.goc.dossiers.Draft;
import vn.goc.dossiers.Drafts;
import vn.goc.formats.UploadError;
import vn.goc.kernel.Rejection;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;

/** Files out of a form: read one by one, never beyond what a paper may have. */
@Component
class Uploads {
    private static final int MEGABYTE = 1 << 20;

    private final Drafts drafts;

    Uploads(Drafts drafts) {
        this.drafts = drafts;
    }

    /** Keeps the good files of a step with the draft; gives a mistake for each of the others. */
    List<FieldError> keep(Page page, Session session, Draft draft, ProcedureVersion version, HttpServletRequest request) {
        var form = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        List<FieldError> errors = new ArrayList<>();
        if (form == null) {
            return errors;
        }
        for (Paper paper : version.papers()) {
            String field = "file-" + paper.id();
            String kind = form.getParameter("kind-" + paper.id());
            for (MultipartFile file : form.getFiles(field)) {
                if (chosen(file)) {
                    try {
                        drafts.attach(
                                session, draft.id(), paper.id(), kind == null ? "" : kind, name(file),
                                content(file, paper.megabytes()));
                    } catch (Rejection refused) {
                        errors.add(new FieldError(
                                field,
                                paper.label().shown(page.vietnamese()) + ": "
                                        + (page.vietnamese() ? refused.vi() : refused.en())));
                    }
                }
            }
        }
        return errors;
    }

    /** The files of one field, each no larger than allowed. */
    static List<Dossiers.Sent> sent(List<MultipartFile> files, int megabytes) {
        return files.stream()
                .filter(Uploads::chosen)
                .map(file -> new Dossiers.Sent(name(file), content(file, megabytes)))
                .toList();
    }

    /** A file input left empty is sent as a nameless, empty file. */
    private static boolean chosen(MultipartFile file) {
        return !name(file).isEmpty() || !file.isEmpty();
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name;
    }

    private static byte[] content(MultipartFile file, int megabytes) {
        if (file.getSize() > (long) megabytes * MEGABYTE) {
            throw Rejection.of(UploadError.TOO_LARGE).with("limit", megabytes);
        }
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
