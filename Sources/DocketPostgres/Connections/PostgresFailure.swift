import DocketDomain
import PostgresKit

/// Why something was not done on the server.
struct PostgresFailure: Error {
    let error: DocketError
    /// Whether the connection is gone, and with it the answer: what was asked may have been done all the same.
    let isLost: Bool
    /// Whether it may well go through when it is tried again.
    let isPassing: Bool

    /// The connection is gone.
    init(lost error: DocketError) {
        self.error = error
        isLost = true
        isPassing = true
    }

    /// The server said so.
    init(_ told: PostgresError, at place: String) {
        isLost = told.isOfConnection
        isPassing = isLost || told.code.hasPrefix("40")
        error = Self.error(told, place)
    }

    static func noLog(in place: String, cause: String? = nil) -> DocketError {
        DocketError(
            .failedPrecondition,
            "There is no log of docket's in \(place). Its owner makes one: `docket init --log URL`.", cause: cause)
    }

    private static func error(_ told: PostgresError, _ place: String) -> DocketError {
        let cause = "\(told.code) \(told.message)"
        switch told.code {
        case _ where told.isOfConnection || told.code.hasPrefix("40"):
            return DocketError(
                .unavailable, "The log is out of reach. Try again later. (\(place): \(told.message))", cause: cause)
        case "57014", "55P03":
            return DocketError(
                .unavailable,
                "The log did not answer in time. Try again; `docket doctor` tells who holds it. (\(place))",
                cause: cause)
        case "42501":
            return DocketError(
                .permissionDenied,
                "The log in \(place) does not let this role in: \(told.message). Its owner allows it: GRANT \(ServerAddress.node) TO the role.",
                cause: cause)
        case "22023", "3F000", "42P01", "42883":
            return noLog(in: place, cause: cause)
        case let code where code.hasPrefix("53") || code.hasPrefix("54"):
            return DocketError(
                .resourceExhausted, "The server of the log in \(place) has no room: \(told.message).", cause: cause)
        case "22021", "22P05":
            return DocketError(.invalidArgument, "The log cannot hold this text: \(told.message).", cause: cause)
        default:
            return DocketError(.internal, "The log in \(place) refused a statement: \(told.message).", cause: cause)
        }
    }
}
