/** Tests of the exchange: what an agency's system may do, and what the persons see of it. */
@NullMarked
package vn.goc.exchange;

import org.jspecify.annotations.NullMarked;
