/// What went wrong, to which object, and what to do next.
package struct DocketError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure; the command line maps each to an exit code.
    package enum Code: String, Hashable, Sendable, Codable, CaseIterable {
        case invalidArgument, notFound, alreadyExists, permissionDenied, conflict, alreadyDecided, stale
        case failedPrecondition, resourceExhausted, unavailable, corrupt, cancelled, `internal`
        /// What a user has set, or not set, cannot be used.
        case configuration
    }

    package let code: Code
    /// One or two sentences for a person.
    package let message: String
    /// What lay beneath, for a log: never needed to understand the message.
    package let cause: String?

    package init(_ code: Code, _ message: String, cause: String? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package var description: String { message }
}
