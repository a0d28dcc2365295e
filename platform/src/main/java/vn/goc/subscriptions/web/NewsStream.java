package vn.goc.subscriptions.web;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.goc.site.Session;
import vn.goc.subscriptions.Listener;
import vn.goc.subscriptions.NewsFollower;

/**
 * {@code GET /events}: server-sent events for signed-in pages. {@code event: news} with an index of the log means that something of
 * the area or of one's own record changed; the page asks for what, through its own door. Comments are heartbeats. It ends with the
 * session.
 */
@RestController
class NewsStream {
    private static final Logger LOG = LoggerFactory.getLogger(NewsStream.class);

    private final NewsFollower news;

    NewsStream(NewsFollower news) {
        this.news = news;
    }

    @GetMapping("/events")
    ResponseEntity<SseEmitter> events(Session session) {
        Listener listener = news.listen(session);
        var emitter = new SseEmitter(0L);
        Thread writer = Thread.ofVirtual().name("news-stream").unstarted(() -> write(listener, emitter));
        emitter.onCompletion(writer::interrupt);
        emitter.onError(failure -> writer.interrupt());
        writer.start();
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }

    private void write(Listener listener, SseEmitter emitter) {
        try (listener) {
            emitter.send(SseEmitter.event().comment("listening").reconnectTime(5_000));
            while (news.alive(listener.session())) {
                long upTo = listener.await();
                emitter.send(
                        upTo < 0
                                ? SseEmitter.event().comment("")
                                : SseEmitter.event()
                                        .name("news")
                                        .id(Long.toString(upTo))
                                        .data(upTo));
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("a page stopped listening: {}", gone.getMessage());
            emitter.complete();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            LOG.debug("a stream ended: {}", e.toString());
            emitter.complete(); // the browser comes back
        }
    }
}
