package import DocketDomain

/// An error on the wire.
package struct Failure: Hashable, Sendable {
    /// A `DocketError`'s code, or `usage`.
    package let code: String
    package let message: String
    package let details: JSON

    package init(code: String, message: String, details: JSON = [:]) {
        self.code = code
        self.message = message
        self.details = details
    }

    package init(_ error: DocketError) {
        self.init(
            code: error.code.rawValue, message: error.message,
            details: error.cause.map { ["cause": .string($0)] } ?? [:])
    }

    /// The document that goes to standard error.
    package var wire: JSON {
        ["error": body]
    }

    var body: JSON {
        ["code": .string(code), "message": .string(message), "details": details]
    }
}
