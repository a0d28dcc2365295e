/** The page that lists the demo's accounts, on loopback only. */
@NullMarked
package vn.goc.demo.web;

import org.jspecify.annotations.NullMarked;
