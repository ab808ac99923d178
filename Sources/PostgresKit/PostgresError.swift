/// What a server says of a statement that failed.
package struct PostgresError: Error, Hashable, Sendable {
    /// The five characters that tell what went wrong; none where the server had no time for them.
    package let code: String
    package let message: String
    package let hint: String?
    /// The character of the statement's text, from 1 on.
    package let position: Int?

    /// Whether the server ended the connection, or it was lost.
    package var isOfConnection: Bool { code.isEmpty || code.hasPrefix("08") || code.hasPrefix("57P") }
}
