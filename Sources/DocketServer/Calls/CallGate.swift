import DocketDomain
import GRPCCore
import GRPCProtobuf
import Logging

/// What every call comes in by and goes out by: who calls is read from it, what fails is told with docket's code, and the
/// log gets a line, which has nothing of what was said.
struct CallGate: ServerInterceptor {
    let log: Logger
    let metrics: CallMetrics
    let makeID: @Sendable () -> String

    func intercept<Input: Sendable, Output: Sendable>(
        request: StreamingServerRequest<Input>, context: ServerContext,
        next:
            @concurrent @Sendable (StreamingServerRequest<Input>, ServerContext) async throws ->
            StreamingServerResponse<Output>
    ) async throws -> StreamingServerResponse<Output> {
        let call = Call(id: makeID(), caller: Caller(request.metadata))
        let ending = Ending(call: call, method: context.descriptor, log: log, metrics: metrics)
        var context = context
        context.transportSpecific = call
        do {
            var response = try await next(request, context)
            var contents = try response.accepted.get()
            let producer = contents.producer
            contents.producer = { writer in
                do {
                    let trailers = try await producer(writer)
                    ending.note(nil)
                    return trailers
                } catch {
                    throw ending.failed(error)
                }
            }
            response.accepted = .success(contents)
            return response
        } catch {
            throw ending.failed(error)
        }
    }
}

/// How a call has ended.
private struct Ending: Sendable {
    let call: Call
    let method: MethodDescriptor
    let log: Logger
    let metrics: CallMetrics
    private let open: OpenStream?
    private let start = ContinuousClock.now

    init(call: Call, method: MethodDescriptor, log: Logger, metrics: CallMetrics) {
        self.call = call
        self.method = method
        self.log = log
        self.metrics = metrics
        open = metrics.opened(method)
    }

    func failed(_ error: any Error) -> GoogleRPCStatus {
        let failure = CallFailure(error, call: call.id)
        note(failure)
        return failure.status
    }

    func note(_ failure: CallFailure?) {
        let took = ContinuousClock.now - start
        let code = failure.map { "\($0.status.code)" } ?? "ok"
        metrics.ended(method, code: code, after: took)
        var metadata: Logger.Metadata = [
            "request": "\(call.id)", "call": "\(method.fullyQualifiedMethod)", "code": "\(code)",
            "milliseconds": "\(Int(took / .milliseconds(1)))",
        ]
        if let viewer = call.viewer {
            metadata["user"] = "\(viewer.userID)"
            metadata["tenant"] = "\(viewer.tenantID)"
        }
        if let account = call.caller.account { metadata["account"] = "\(account)" }
        if case .token(let token)? = call.caller.proof { metadata["token"] = "\(token.id)" }
        if let cause = failure?.cause { metadata["cause"] = "\(cause)" }
        log.log(level: failure.map(\.isFault) == true ? .error : .info, "Call", metadata: metadata)
    }
}

extension CallFailure {
    /// Whether it is the server's.
    fileprivate var isFault: Bool {
        switch status.code {
        case .internalError, .unknown, .dataLoss: true
        default: false
        }
    }
}
