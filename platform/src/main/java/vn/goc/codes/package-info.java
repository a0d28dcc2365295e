/**
 * Code lists (danh mục dùng chung): ethnic groups, religions, sex, relations, marital status, nationality, documents.
 *
 * <p>owns: the lists of {@code codes/*.csv}, versioned, dated, with aliases and a checksum, immutable in memory.
 * uses: site.
 * publishes: nothing.
 * tables: none; the files are the truth.
 * pages: /api/codes.
 */
@NullMarked
package vn.goc.codes;

import org.jspecify.annotations.NullMarked;
