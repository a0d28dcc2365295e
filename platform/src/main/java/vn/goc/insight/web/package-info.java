/** The map, the pyramid and their tables as pages, the same figures as JSON. */
@NullMarked
package vn.goc.insight.web;

import org.jspecify.annotations.NullMarked;
