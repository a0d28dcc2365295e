/** Web doors of the frame: filters, problems, assets, health. */
@NullMarked
package vn.goc.site.web;

import org.jspecify.annotations.NullMarked;
