import DocketDomain
import DocketWorkspace
import GRPCCore

/// What can be done about proposals.
struct ReviewCommands: Docket_Review_V1_ReviewCommandService.SimpleServiceProtocol {
    let reception: Reception

    func propose(
        request: Docket_Review_V1_ProposeRequest, context: ServerContext
    ) async throws -> Docket_Review_V1_ProposeResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            let submission = try request.read()
            let outcome = try await workspace.perform(
                .propose(submission), idempotencyKey: Field.key(request.idempotencyKey))
            return try Docket_Review_V1_ProposeResponse(
                outcome.submission ?? SubmissionOutcome(), isPartial: submission.isPartial)
        }
    }

    func decide(
        request: Docket_Review_V1_DecideRequest, context: ServerContext
    ) async throws -> Docket_Review_V1_DecideResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            let review = try request.read()
            let outcome = try await workspace.reviewed(.review(review), key: request.idempotencyKey)
            // What keeps the only one from being decided is an error.
            if review.decisions.count == 1, outcome.decided.isEmpty, let skipped = outcome.skipped.first {
                throw DocketError(skipped.code, skipped.message)
            }
            var response = Docket_Review_V1_DecideResponse()
            response.results = try await workspace.results(of: outcome, named: review.decisions.map(\.proposal))
            return response
        }
    }

    func undo(
        request: Docket_Review_V1_UndoRequest, context: ServerContext
    ) async throws -> Docket_Review_V1_UndoResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            guard request.newest == request.proposalIds.isEmpty else {
                throw InvalidField("proposal_ids", "Name proposals, or ask for the newest decision: one of both.")
            }
            var ids: [ArtifactID] = []
            for (index, id) in request.proposalIds.enumerated() {
                ids.append(try Field.id(id, "proposal_ids[\(index)]"))
            }
            let outcome = try await workspace.reviewed(
                .undo(request.newest ? .newest : .proposals(ids)), key: request.idempotencyKey)
            var response = Docket_Review_V1_UndoResponse()
            response.results = try await workspace.results(of: outcome, named: ids)
            return response
        }
    }
}

extension Workspace {
    fileprivate func reviewed(_ command: Command, key: String) async throws(DocketError) -> ReviewOutcome {
        try await perform(command, idempotencyKey: Field.key(key)).review ?? ReviewOutcome()
    }

    fileprivate func results(
        of outcome: ReviewOutcome, named ids: [ArtifactID]
    ) async throws(DocketError) -> [Docket_Review_V1_DecisionResult] {
        let values = try await ShownValues(in: self, showsSensitive: false)
        return Docket_Review_V1_DecisionResult.results(of: outcome, named: ids, values)
    }
}
