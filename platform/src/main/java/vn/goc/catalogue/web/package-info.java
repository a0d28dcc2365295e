/** The catalogue over HTTP: what a procedure asks for, how long it may take and who decides, for everybody. */
@NullMarked
package vn.goc.catalogue.web;

import org.jspecify.annotations.NullMarked;
