/// For whom a program works that has shown a token, and what the token is good for.
package struct TokenHolder: Hashable, Sendable {
    package let token: TokenID
    package let user: User
    package let scopes: Set<TokenScope>
}
