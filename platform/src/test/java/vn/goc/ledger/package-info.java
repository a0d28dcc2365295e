/** Tests of the ledger room. */
@org.jspecify.annotations.NullMarked
package vn.goc.ledger;
