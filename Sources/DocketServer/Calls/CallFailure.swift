import DocketDomain
import GRPCCore
import GRPCProtobuf

/// An error as a client is told it: a status, and in its details docket's own code and the id of the call.
struct CallFailure {
    let status: GoogleRPCStatus
    /// What lay beneath, for the log.
    let cause: String?

    /// What the reasons in the details are reasons of.
    static let domain = "docket"
    // All of it travels in headers, which may not be long.
    private static let mostCharacters = 1000
    private static let mostViolations = 10

    /// - Parameter call: The id by which the log knows the call.
    init(_ error: any Error, call: String) {
        switch error {
        case let error as DocketError:
            self.init(RPCError.Code(error.code), error.code.rawValue, error.message, call, cause: error.cause)
        case let error as InvalidField:
            self.init(
                .invalidArgument, DocketError.Code.invalidArgument.rawValue, "\(error.field): \(error.message)", call,
                .badRequest(violations: [.init(field: error.field, description: error.message)]))
        case let error as InvalidFields:
            self.init(
                .invalidArgument, DocketError.Code.invalidArgument.rawValue, error.message, call,
                .badRequest(
                    violations: error.fields.prefix(Self.mostViolations).map {
                        .init(field: $0.field, description: String($0.message.prefix(Self.mostCharacters / 2)))
                    }))
        case let error as Unauthenticated:
            self.init(.unauthenticated, "unauthenticated", error.message, call)
        case let error as TooManyCalls:
            self.init(
                .resourceExhausted, DocketError.Code.resourceExhausted.rawValue, error.message, call,
                .retryInfo(delay: error.delay))
        case let error as RPCError:
            self.init(error.code, "\(error.code)", error.message, call, cause: error.cause.map { "\($0)" })
        case let error as any RPCErrorConvertible:
            self.init(RPCError(error), call: call)
        case is CancellationError:
            self.init(.cancelled, DocketError.Code.cancelled.rawValue, "The call was ended.", call)
        default:
            self.init(
                .internalError, DocketError.Code.internal.rawValue,
                "Something went wrong that docket did not expect. The server's log knows it as \(call).", call,
                cause: "\(error)")
        }
    }

    private init(
        _ code: RPCError.Code, _ reason: String, _ message: String, _ call: String, _ more: ErrorDetails...,
        cause: String? = nil
    ) {
        let told = message.count > Self.mostCharacters ? message.prefix(Self.mostCharacters) + "…" : message[...]
        let common: [ErrorDetails] = [
            .errorInfo(reason: reason, domain: Self.domain), .requestInfo(requestID: call, servingData: ""),
        ]
        status = GoogleRPCStatus(code: code, message: String(told), details: common + more)
        self.cause = cause
    }
}

extension RPCError.Code {
    /// The status for each of docket's codes.
    init(_ code: DocketError.Code) {
        switch code {
        case .invalidArgument: self = .invalidArgument
        case .notFound: self = .notFound
        case .alreadyExists: self = .alreadyExists
        case .permissionDenied: self = .permissionDenied
        case .conflict: self = .aborted
        case .alreadyDecided, .stale, .failedPrecondition, .configuration: self = .failedPrecondition
        case .resourceExhausted: self = .resourceExhausted
        case .unavailable: self = .unavailable
        case .corrupt: self = .dataLoss
        case .cancelled: self = .cancelled
        case .internal: self = .internalError
        }
    }
}
