import DocketDomain
import GRPCCore
import GRPCProtobuf
import Testing

@testable import DocketServer

struct FailureTests {
    /// What clients rely on.
    private static let codes: [DocketError.Code: RPCError.Code] = [
        .invalidArgument: .invalidArgument, .notFound: .notFound, .alreadyExists: .alreadyExists,
        .permissionDenied: .permissionDenied, .conflict: .aborted, .alreadyDecided: .failedPrecondition,
        .stale: .failedPrecondition, .failedPrecondition: .failedPrecondition,
        .resourceExhausted: .resourceExhausted, .unavailable: .unavailable, .corrupt: .dataLoss,
        .cancelled: .cancelled, .internal: .internalError, .configuration: .failedPrecondition,
    ]

    @Test(arguments: DocketError.Code.allCases)
    func eachCodeHasItsStatusAndIsTheReason(code: DocketError.Code) {
        let failure = CallFailure(DocketError(code, "Words.", cause: "a cause"), call: "17")
        #expect(failure.status.code == Self.codes[code])
        #expect(failure.status.message == "Words.")
        #expect(failure.status.details.compactMap(\.errorInfo?.reason) == [code.rawValue])
        #expect(failure.status.details.compactMap(\.errorInfo?.domain) == ["docket"])
        #expect(failure.status.details.compactMap(\.requestInfo?.requestID) == ["17"])
        #expect(failure.cause == "a cause")
    }

    @Test func whatNobodyExpectedIsToldByTheCallsIdAlone() {
        struct Odd: Error {}
        let failure = CallFailure(Odd(), call: "17")
        #expect(failure.status.code == .internalError)
        #expect(failure.status.message.contains("17"))
        #expect(failure.cause?.contains("Odd") == true)
    }

    @Test func longMessagesAreCut() {
        let failure = CallFailure(DocketError(.invalidArgument, String(repeating: "ä", count: 5000)), call: "1")
        #expect(failure.status.message.count == 1001)
    }
}
