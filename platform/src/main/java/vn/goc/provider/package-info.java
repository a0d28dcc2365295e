/**
 * Access tokens for agencies' systems: OAuth 2.0 client credentials (RFC 6749 §4.4), ES256 tokens by RFC 9068, metadata by
 * RFC 8414. The full OpenID provider grows behind the same doors.
 *
 * <p>owns: clients, their secrets and public keys, the tokens' key.
 * uses: site (keys), accounts (the public origin).
 * publishes: nothing.
 * tables: provider.client, provider.assertion.
 * pages: /oauth2/token, /oauth2/jwks, /.well-known/oauth-authorization-server.
 */
@NullMarked
package vn.goc.provider;

import org.jspecify.annotations.NullMarked;
