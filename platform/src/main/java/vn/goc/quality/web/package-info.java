/** Pages of verification tasks, doubles and proposals. */
@NullMarked
package vn.goc.quality.web;

import org.jspecify.annotations.NullMarked;
