package vn.goc.places;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.formats.TopoJson;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Sha256;

/**
 * Boundaries of today's provinces and communes and of the provinces until 2025-06-30, both archipelagos in all three. A
 * file is read when first asked for; of the communes, only the few provinces asked for last are kept worked out.
 */
@Service
public class Boundaries {
    private static final int PROVINCES_KEPT = 8;

    /** One file of boundaries. */
    public enum Layer {
        PROVINCES,
        COMMUNES,
        PROVINCES_2024;

        /** {@code provinces}, {@code communes}, {@code provinces-2024}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The communes' topology and which shapes are in which province: read once, about 2 MB. */
    private record Communes(TopoJson topology, Map<String, List<TopoJson.Shape>> byProvince) {}

    private final Map<Layer, byte[]> packed = new EnumMap<>(Layer.class);
    private final Map<Layer, String> checksums = new EnumMap<>(Layer.class);
    private final Map<Layer, List<Area>> provinces = new EnumMap<>(Layer.class);
    private final LinkedHashMap<String, List<Area>> kept = new LinkedHashMap<>();
    private final List<Communes> communes = new ArrayList<>(1);

    Boundaries() {}

    /** Today's 34 provinces, simplified by themselves: their lines do not nest with those of the communes. */
    public synchronized List<Area> provinces() {
        return provinces.computeIfAbsent(Layer.PROVINCES, Boundaries::read);
    }

    /** The 63 provinces until 2025-06-30; they nest with today's communes. */
    public synchronized List<Area> provincesOf2024() {
        return provinces.computeIfAbsent(Layer.PROVINCES_2024, Boundaries::read);
    }

    /** Today's communes of one of today's provinces, in the file's order; empty for a code that is none of these. */
    public synchronized List<Area> communes(AreaCode province) {
        if (communes.isEmpty()) {
            TopoJson topology = TopoJson.read(bytes(Layer.COMMUNES));
            Map<String, List<TopoJson.Shape>> byProvince = new HashMap<>();
            for (TopoJson.Shape shape : topology.shapes()) {
                byProvince
                        .computeIfAbsent(property(shape, "p"), p -> new ArrayList<>())
                        .add(shape);
            }
            communes.add(new Communes(topology, byProvince));
        }
        Communes all = communes.getFirst();
        List<TopoJson.Shape> shapes = all.byProvince().get(province.digits());
        if (shapes == null) {
            return List.of();
        }
        List<Area> known = kept.remove(province.digits());
        List<Area> areas = known != null
                ? known
                : shapes.stream()
                        .map(shape -> area(all.topology(), shape, province))
                        .toList();
        kept.putLast(province.digits(), areas);
        if (kept.size() > PROVINCES_KEPT) {
            kept.pollFirstEntry();
        }
        return areas;
    }

    /** The layer's file as TopoJSON, {@code code} and, for communes, {@code p} (province) being the properties. */
    public byte[] topoJson(Layer layer) {
        return bytes(layer);
    }

    /** The same, compressed by gzip. Callers do not write into it. */
    public synchronized byte[] gzip(Layer layer) {
        return packed.computeIfAbsent(layer, l -> packed(bytes(l)));
    }

    /** SHA-256 of the uncompressed file, 64 hex digits. */
    public synchronized String sha256(Layer layer) {
        return checksums.computeIfAbsent(layer, l -> Sha256.hex(bytes(l)));
    }

    private static byte[] packed(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static List<Area> read(Layer layer) {
        TopoJson topology = TopoJson.read(bytes(layer));
        return topology.shapes().stream()
                .map(shape -> area(topology, shape, null))
                .toList();
    }

    private static Area area(TopoJson topology, TopoJson.Shape shape, @Nullable AreaCode province) {
        return new Area(new AreaCode(property(shape, "code")), province, topology.polygons(shape));
    }

    private static String property(TopoJson.Shape shape, String name) {
        String value = shape.properties().get(name);
        if (value == null) {
            throw new IllegalStateException("places/geo: a shape has no property " + name);
        }
        return value;
    }

    private static byte[] bytes(Layer layer) {
        return UnitsLoad.bytes("geo/" + layer.word() + ".topo.json");
    }
}
