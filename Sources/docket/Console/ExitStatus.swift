import DocketApp
import DocketDomain
import DocketWire
import Resources

/// The program's exit codes (sysexits.h).
enum ExitStatus: Int32, Error, CaseIterable {
    case done = 0
    case usage = 64
    case badData = 65
    case noInput = 66
    case unavailable = 69
    case software = 70
    case cannotCreate = 73
    case ioError = 74
    case tryAgain = 75
    case corrupt = 76
    case noPermission = 77
    case configuration = 78
    case interrupted = 130

    init(_ code: DocketError.Code) {
        self =
            switch code {
            case .invalidArgument, .stale, .alreadyDecided, .failedPrecondition: .badData
            case .notFound: .noInput
            case .unavailable: .unavailable
            case .internal: .software
            case .alreadyExists: .cannotCreate
            case .conflict, .resourceExhausted: .tryAgain
            case .corrupt: .corrupt
            case .permissionDenied: .noPermission
            case .cancelled: .interrupted
            case .configuration: .configuration
            }
    }

    /// What it says, as the help has it.
    var meaning: String {
        switch self {
        case .done: "done"
        case .usage: "usage"
        case .badData: "bad data"
        case .noInput: "not found"
        case .unavailable: "unavailable"
        case .software: "internal"
        case .cannotCreate: "exists already"
        case .ioError: "I/O"
        case .tryAgain: "conflict, try again"
        case .corrupt: "corrupt"
        case .noPermission: "not permitted"
        case .configuration: "configuration"
        case .interrupted: "interrupted"
        }
    }

    /// Whether something is broken, rather than asked for in a way that cannot be.
    var isFault: Bool {
        switch self {
        case .unavailable, .software, .ioError, .corrupt: true
        default: false
        }
    }
}

/// An error as the program reports it: what is printed, and how it ends.
struct CommandFailure: Error {
    let status: ExitStatus
    let report: Failure

    init(code: String, status: ExitStatus, message: String) {
        self.status = status
        report = Failure(code: code, message: message)
    }

    init(_ failure: QueryFailure) {
        status = ExitStatus(failure.error.code)
        report = Failure(failure)
    }

    /// Any error that a command threw, in docket's words.
    init(_ error: any Error) {
        switch error {
        case let error as CommandFailure:
            self = error
        case let error as DocketError:
            status = ExitStatus(error.code)
            report = Failure(error)
        case let error as QueryFailure:
            self = CommandFailure(error)
        case let error as SettingsError:
            status = .configuration
            report = Failure(
                code: DocketError.Code.configuration.rawValue, message: error.description,
                details: [
                    "file": error.file.map(JSON.string) ?? .null, "key": error.key.map(JSON.string) ?? .null,
                    "line": error.line.map { .number($0) } ?? .null,
                ])
        case let error as MissingResource:
            status = .unavailable
            report = Failure(code: DocketError.Code.unavailable.rawValue, message: error.description)
        case is CancellationError:
            status = .interrupted
            report = Failure(code: DocketError.Code.cancelled.rawValue, message: "Interrupted.")
        default:
            status = .software
            report = Failure(
                code: DocketError.Code.internal.rawValue, message: "Something went wrong that docket did not expect.",
                details: ["cause": .string("\(error)")])
        }
    }
}
