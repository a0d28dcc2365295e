/** The civil-status officer's desk, the citizen's own certificates and the same acts as JSON. */
@NullMarked
package vn.goc.civil.web;

import org.jspecify.annotations.NullMarked;
