import DocketDomain
import Testing

@testable import DocketAssistants

struct AssistantFailureTests {
    @Test func eachSaysWhatHappenedAndWhatToDo() throws {
        let agent = try Agent.settings("http://127.0.0.1:11434/v1", keyEnvironment: "ANALYST_KEY")
        let failures: [(AssistantFailure, DocketError.Code, String)] = [
            (.noConnection(reason: "refused"), .unavailable, "http://127.0.0.1:11434/v1"),
            (.unauthorized(status: 401, words: ""), .permissionDenied, "ANALYST_KEY"),
            (.modelMissing(words: ""), .notFound, "docket agents models analyst"),
            (.requestTimeout, .unavailable, "408"),
            (.rateLimited(retryAfter: .seconds(61), words: ""), .resourceExhausted, "in 61 seconds"),
            (.outOfQuota(words: ""), .resourceExhausted, "limit"),
            (.serverError(status: 502, words: ""), .unavailable, "502"),
            (.refused(status: 400, words: "why"), .invalidArgument, "“why”"),
            (.contextTooLong(words: ""), .resourceExhausted, "context_tokens"),
            (.malformedStream(reason: ""), .unavailable, "/v1"),
            (.stalled(after: .seconds(60), hadBegun: false), .unavailable, "60 seconds"),
            (.stalled(after: .seconds(1), hadBegun: true), .unavailable, "1 second."),
            (.brokenOff(reason: ""), .unavailable, "kept"), (.tooMuch(bytes: 5 << 20), .resourceExhausted, "5 MiB"),
            (.redirected(to: "h"), .configuration, "(h)"),
            (.circuitOpen(retryAfter: .milliseconds(29_400)), .unavailable, "in 30 seconds"),
            (.paced(retryAfter: .seconds(2)), .resourceExhausted, "requests_per_minute"),
            (.cancelled, .cancelled, "kept"), (.notConfigured("Set it."), .configuration, "Set it."),
        ]
        for (failure, code, part) in failures {
            let error = failure.error(of: agent)
            #expect(error.code == code)
            #expect(error.message.contains(part), "\(error.message)")
            #expect(error.message.hasSuffix("."), "\(error.message)")
        }
    }
}
