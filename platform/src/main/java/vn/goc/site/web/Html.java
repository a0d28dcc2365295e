package vn.goc.site.web;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a controller return a typed template; it leaves as UTF-8 with its length known. */
final class Html extends AbstractHttpMessageConverter<JteModel> {
    private Html() {
        super(StandardCharsets.UTF_8, MediaType.TEXT_HTML);
    }

    static byte[] bytes(JteModel model) {
        var output = new Utf8ByteOutput();
        model.render(output);
        return output.toByteArray();
    }

    @Override
    protected boolean supports(Class<?> type) {
        return JteModel.class.isAssignableFrom(type);
    }

    @Override
    protected JteModel readInternal(Class<? extends JteModel> type, HttpInputMessage input) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void writeInternal(JteModel model, HttpOutputMessage output) throws IOException {
        var bytes = new Utf8ByteOutput();
        model.render(bytes);
        output.getHeaders().setContentLength(bytes.getContentLength());
        output.getHeaders().setCacheControl("no-store");
        bytes.writeTo(output.getBody());
    }

    /** Writes a page that a controller returned. */
    static class Returned implements HandlerMethodReturnValueHandler {
        @Override
        public boolean supportsReturnType(MethodParameter type) {
            return JteModel.class.isAssignableFrom(type.getParameterType());
        }

        @Override
        public void handleReturnValue(
                @Nullable Object page, MethodParameter type, ModelAndViewContainer container, NativeWebRequest web)
                throws IOException {
            container.setRequestHandled(true);
            var response = new ServletServerHttpResponse(
                    Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class)));
            new Html()
                    .write(
                            (JteModel) Objects.requireNonNull(page),
                            MediaType.parseMediaType("text/html;charset=UTF-8"),
                            response);
            response.flush();
        }
    }

    @Configuration
    static class Wiring implements WebMvcConfigurer {
        private final Pages pages;

        Wiring(Pages pages) {
            this.pages = pages;
        }

        @Override
        public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
            builder.addCustomConverter(new Html());
        }

        /** A page is a page, whether or not its controller says so. */
        @Override
        public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
            handlers.add(new Returned());
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(pages);
        }
    }
}
