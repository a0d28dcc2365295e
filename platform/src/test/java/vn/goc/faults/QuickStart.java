package vn.goc.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.Deflater;

/**
 * Lets the processes of these tests start in less time: an archive of loaded classes, which the first of a kind makes as
 * it ends in order and all later ones map. The virtual machine archives classes of jars only, so directories of the class
 * path are packed. What runs is the same; without an archive it starts all the same.
 */
final class QuickStart {
    private static final Path KEPT = kept();
    private static final String CLASS_PATH =
            packed(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));

    private QuickStart() {}

    /** The class path of this test, as jars. */
    static String classPath() {
        return CLASS_PATH;
    }

    /** A class path whose directories are packed into jars. */
    static String packed(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(part ->
                        Files.isDirectory(Path.of(part)) ? jar(Path.of(part)).toString() : part)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Options for a process of this kind: to use its archive, or to make it if there is none yet. */
    static List<String> options(String kind) {
        Path archive = KEPT.resolve(kind + ".jsa");
        return Files.exists(archive)
                ? List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive)
                : List.of("-XX:ArchiveClassesAtExit=" + archive);
    }

    private static Path jar(Path directory) {
        try {
            Path jar = Files.createTempFile(KEPT, "classes", ".jar");
            try (var out = new JarOutputStream(Files.newOutputStream(jar));
                    var walk = Files.walk(directory)) {
                out.setLevel(Deflater.NO_COMPRESSION);
                for (Path path :
                        walk.filter(path -> !path.equals(directory)).sorted().toList()) {
                    String name = directory.relativize(path).toString();
                    boolean inner = Files.isDirectory(path);
                    out.putNextEntry(new JarEntry(inner ? name + "/" : name)); // a search by pattern needs directories
                    if (!inner) {
                        Files.copy(path, out);
                    }
                    out.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path kept() {
        try {
            Path kept = Files.createTempDirectory("goc-fault-classes");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    Faults.delete(kept);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
