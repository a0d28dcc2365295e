/** The register over HTTP: JSON for officers, all POST so that no personal data stands in an address. */
@NullMarked
package vn.goc.register.web;

import org.jspecify.annotations.NullMarked;
