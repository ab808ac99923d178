/// Why a query did not run, or not to its end, and where in its text that was noticed.
package struct QueryFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package let error: DocketError
    /// Nothing where it is about no place in the text.
    package let place: SQLPlace?

    package init(_ error: DocketError, at place: SQLPlace? = nil) {
        self.error = error
        self.place = place
    }

    package init(_ code: DocketError.Code, _ message: String, at place: SQLPlace? = nil, cause: String? = nil) {
        self.init(DocketError(code, message, cause: cause), at: place)
    }

    /// The message, with the place.
    package var description: String {
        guard let place else { return error.message }
        return "Line \(place.line), column \(place.column): \(error.message)"
    }
}
