/**
 * Papers (giấy tờ cấp ra): what any room issues on paper, with a code and a signed statement, and whether it still holds.
 *
 * <p>owns: codes, statements, printed files and their standing. uses: site. publishes: nothing.
 * tables: papers.paper, print. pages: /p, /p/{code}, /p/keys.
 */
@NullMarked
package vn.goc.papers;

import org.jspecify.annotations.NullMarked;
