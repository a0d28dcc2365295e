/** Web doors of the law: the page of rules on a day, and the same for programs. */
@NullMarked
package vn.goc.law.web;

import org.jspecify.annotations.NullMarked;
