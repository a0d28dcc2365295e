/** The token endpoint, its keys and metadata, and the argument that stands for an agency's system. */
@NullMarked
package vn.goc.provider.web;

import org.jspecify.annotations.NullMarked;
