/** Web doors of verification: agencies' API and officers' pages. */
@NullMarked
package vn.goc.verification.web;

import org.jspecify.annotations.NullMarked;
