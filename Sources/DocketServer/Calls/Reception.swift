import DocketDomain
import DocketWorkspace
import GRPCCore

/// Where calls are taken: the workspace of who calls is found, what they say about themselves is compared with it, the call
/// is counted, and the work ends with the call's deadline or its client.
struct Reception: Sendable {
    let callers: Callers
    let calls: RunningCalls
    let budget: CallBudget

    /// Does the work of one call.
    ///
    /// - Parameter claim: Whom the request names, where it may name anybody.
    func answer<Answer: Sendable>(
        _ context: ServerContext, _ claim: Claim, _ body: @escaping @Sendable (any Workspace) async throws -> Answer
    ) async throws -> Answer {
        let callers = callers
        let calls = calls
        let budget = budget
        return try await withThrowingTaskGroup(of: Answer.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                guard let call = context.call else { throw Unauthenticated(message: "Nothing is known of the caller.") }
                let workspace = try await callers.workspace(
                    for: call.caller, needing: TokenScope(neededBy: context.descriptor))
                call.note(workspace.viewer)
                try budget.take(workspace.viewer)
                try claim.check(workspace.viewer)
                return try await body(workspace)
            }
            group.addTask {
                try await context.cancellation.cancelled
                // What has begun is finished before the server ends.
                while calls.isEnding { try await Task.sleep(for: .seconds(1)) }
                throw RPCError(code: .cancelled, message: "The call was ended by its client or its deadline.")
            }
            guard let answer = try await group.next() else { throw CancellationError() }
            return answer
        }
    }

    /// Asks again who calls, for a call that lasts.
    ///
    /// - Throws: What says that the caller is not who they were when the call began.
    func recheck(_ context: ServerContext) async throws {
        guard let call = context.call else { throw Unauthenticated(message: "Nothing is known of the caller.") }
        let scope = TokenScope(neededBy: context.descriptor)
        guard try await callers.workspace(for: call.caller, needing: scope).viewer == call.viewer else {
            throw DocketError(.permissionDenied, "Who you are has changed. Begin again.")
        }
    }
}

/// Whom a request says that it comes from, in fields that the server fills.
struct Claim: Sendable {
    let user: String
    let tenant: String

    init(user: String = "", tenant: String) {
        self.user = user
        self.tenant = tenant
    }

    /// - Throws: `permissionDenied` where it names somebody else than who asks.
    func check(_ viewer: Viewer) throws(DocketError) {
        guard user.isEmpty || user == viewer.userID.rawValue else {
            throw Self.refusal("user_id", viewer.userID.rawValue)
        }
        guard tenant.isEmpty || tenant == viewer.tenantID.rawValue else {
            throw Self.refusal("tenant_id", viewer.tenantID.rawValue)
        }
    }

    private static func refusal(_ field: String, _ value: String) -> DocketError {
        DocketError(
            .permissionDenied,
            "\(field) is filled by the server: \(value). Leave it empty; who asks is said by metadata docket-user and docket-tenant."
        )
    }
}
