/** Tests of statistics: the cube against recounts, rights, releases, drawings. */
@org.jspecify.annotations.NullMarked
package vn.goc.insight;
