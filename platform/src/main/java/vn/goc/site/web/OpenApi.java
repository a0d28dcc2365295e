package vn.goc.site.web;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The OpenAPI 3.1 document of every address a program may call, made from the controllers themselves: a method's body and
 * answer are records, and a record is its schema.
 */
@Component
public class OpenApi {
    private static final List<String> PROGRAMS = List.of("/api/", "/oauth2/", "/log/", "/.well-known/");
    private static final Map<Class<?>, Map<String, Object>> PLAIN = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(UUID.class, Map.of("type", "string", "format", "uuid")),
            Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")),
            Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(boolean.class, Map.of("type", "boolean")),
            Map.entry(Boolean.class, Map.of("type", "boolean")),
            Map.entry(double.class, Map.of("type", "number")),
            Map.entry(byte[].class, Map.of("type", "string", "format", "binary")));

    private final RequestMappingHandlerMapping mappings;

    OpenApi(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    /** The document as maps and lists, names sorted, so that it does not change from run to run. */
    public Map<String, Object> document() {
        return sorted(collected());
    }

    private static Map<String, Object> sorted(Map<?, ?> map) {
        Map<String, Object> out = new TreeMap<>();
        map.forEach((name, value) -> out.put(
                (String) name,
                value instanceof Map<?, ?> inner && !name.equals("properties") ? sorted(inner) : ordered(value)));
        return out;
    }

    /** Properties stay as the record has them; what is below them is sorted. */
    private static Object ordered(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> out = new LinkedHashMap<>();
                map.forEach((name, inner) ->
                        out.put((String) name, inner instanceof Map<?, ?> m ? sorted(m) : ordered(inner)));
                yield out;
            }
            case List<?> list ->
                list.stream()
                        .map(item -> item instanceof Map<?, ?> m ? sorted(m) : item)
                        .toList();
            default -> value;
        };
    }

    private Map<String, Object> collected() {
        Map<String, Object> schemas = new TreeMap<>();
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            for (String path : info.getPatternValues()) {
                if (PROGRAMS.stream().anyMatch(path::startsWith)) {
                    for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                        paths.computeIfAbsent(path.replace("{*", "{"), p -> new TreeMap<>())
                                .put(method.name().toLowerCase(Locale.ROOT), operation(handler.getMethod(), schemas));
                    }
                }
            }
        });
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("openapi", "3.1.0");
        out.put("info", Map.of("title", "Gốc", "version", "0.1.0"));
        out.put("paths", paths);
        out.put("components", Map.of("schemas", schemas));
        return out;
    }

    private static Map<String, Object> operation(Method method, Map<String, Object> schemas) {
        Map<String, Object> out = new LinkedHashMap<>();
        String room = method.getDeclaringClass().getPackageName().split("\\.")[2];
        out.put("operationId", room + "." + method.getDeclaringClass().getSimpleName() + "." + method.getName());
        out.put("tags", List.of(room));
        List<Map<String, Object>> parameters = new ArrayList<>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                out.put("requestBody", content(schema(parameter.getParameterizedType(), schemas), true));
            } else if (parameter.isAnnotationPresent(PathVariable.class)) {
                parameters.add(parameter(
                        parameter.getName(), "path", true, schema(parameter.getParameterizedType(), schemas)));
            } else if (parameter.isAnnotationPresent(RequestParam.class)) {
                RequestParam asked = parameter.getAnnotation(RequestParam.class);
                boolean required = asked.required()
                        && asked.defaultValue().startsWith("\n\t\t\n")
                        && parameter.getType() != Optional.class;
                String name = asked.name().isEmpty() ? parameter.getName() : asked.name();
                parameters.add(parameter(name, "query", required, schema(parameter.getParameterizedType(), schemas)));
            } else if (parameter.getType().getSimpleName().equals("AgencyCaller")) {
                out.put("security", List.of(Map.of("bearer", List.of())));
            }
        }
        if (!parameters.isEmpty()) {
            out.put("parameters", parameters);
        }
        Map<String, Object> responses = new TreeMap<>();
        Map<String, Object> answer = schema(method.getGenericReturnType(), schemas);
        Map<String, Object> ok = new LinkedHashMap<>(Map.of("description", "answered"));
        if (!answer.isEmpty()) {
            ok.putAll(content(answer, false));
        }
        responses.put("200", ok);
        responses.put("default", Map.of("description", "refused: RFC 9457 problem, see docs/errors.md"));
        out.put("responses", responses);
        return out;
    }

    private static Map<String, Object> content(Map<String, Object> schema, boolean required) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("content", Map.of("application/json", Map.of("schema", schema)));
        if (required) {
            out.put("required", true);
        }
        return out;
    }

    private static Map<String, Object> parameter(String name, String in, boolean required, Map<String, Object> schema) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", name);
        out.put("in", in);
        out.put("required", required);
        out.put("schema", schema);
        return out;
    }

    private static Map<String, Object> schema(Type type, Map<String, Object> schemas) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            if (raw == ResponseEntity.class || raw == Optional.class) {
                return schema(arguments[0], schemas);
            }
            if (Collection.class.isAssignableFrom(raw)) {
                return Map.of("type", "array", "items", schema(arguments[0], schemas));
            }
            return Map.of("type", "object", "additionalProperties", true);
        }
        if (!(type instanceof Class<?> plain) || plain == void.class || plain == Void.class) {
            return Map.of();
        }
        if (PLAIN.containsKey(plain)) {
            return PLAIN.get(plain);
        }
        if (plain.isEnum()) {
            List<String> names = new ArrayList<>();
            for (Object constant : plain.getEnumConstants()) {
                names.add(((Enum<?>) constant).name());
            }
            return Map.of("type", "string", "enum", names);
        }
        if (plain.isArray()) {
            return Map.of("type", "array", "items", schema(plain.getComponentType(), schemas));
        }
        return plain.isRecord() ? reference(plain, schemas) : Map.of("type", "object", "additionalProperties", true);
    }

    private static Map<String, Object> reference(Class<?> record, Map<String, Object> schemas) {
        String name = record.getName()
                .replaceFirst("^vn\\.goc\\.", "")
                .replace(".web.", ".")
                .replace('$', '.');
        if (!schemas.containsKey(name)) {
            schemas.put(name, Map.of()); // a record that holds itself ends here
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            for (RecordComponent component : record.getRecordComponents()) {
                properties.put(component.getName(), schema(component.getGenericType(), schemas));
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    required.add(component.getName());
                }
            }
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("type", "object");
            out.put("properties", properties);
            out.put("required", required);
            out.put("additionalProperties", false);
            schemas.put(name, out);
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }
}
