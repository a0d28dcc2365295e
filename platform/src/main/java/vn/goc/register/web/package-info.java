/**
 * The register over HTTP: a citizen's own data, why each value is as it is, and reporting an error; the officer's search;
 * and JSON for officers, all POST so that no personal data stands in an address.
 */
@NullMarked
package vn.goc.register.web;

import org.jspecify.annotations.NullMarked;
