import DocketDomain
import DocketWorkspace
import Foundation

/// What changes in the log say about proposals.
struct ReviewNews: Sendable {
    let workspace: any Workspace
    /// Whose proposals are followed; nothing for all that the viewer sees.
    let customer: CustomerID?
    let showsSensitive: Bool

    /// In the order of the log. A proposal is told as it is now: of several changes to it only the last one, and of a
    /// customer's, whether they can be seen before anything else.
    func told(by batch: [FollowedChange]) async throws -> [Told<Docket_Review_V1_ReviewUpdate>] {
        let changes = batch.compactMap(change)
        guard !changes.isEmpty else { return [] }
        let values = try await ShownValues(in: workspace, showsSensitive: showsSensitive)
        var last: [Subject: Int] = [:]
        for (index, change) in changes.enumerated() {
            if let other = last[change.subject], changes[other].outlasts(change) { continue }
            last[change.subject] = index
        }
        var told: [Told<Docket_Review_V1_ReviewUpdate>] = []
        for (index, change) in changes.enumerated() where last[change.subject] == index {
            guard let update = try await update(change, values) else { continue }
            told.append(Told(update: update, checkpoint: change.checkpoint, at: change.time))
        }
        return told
    }

    private enum Subject: Hashable {
        case made(ArtifactID)
        case changed(ArtifactID)
        case customer(CustomerID)
    }

    private enum What {
        case made(ArtifactID)
        case changed(ArtifactID, Docket_Review_V1_ProposalChange.Kind)
        case customer(CustomerID, Docket_Review_V1_CustomerChange.Kind)
    }

    private struct Change {
        let what: What
        let user: UserID
        let checkpoint: SealedCheckpoint
        let time: Timestamp

        var subject: Subject {
            switch what {
            case .made(let id): .made(id)
            case .changed(let id, _): .changed(id)
            case .customer(let id, _): .customer(id)
            }
        }

        /// Whether it says all that a later change of the same says.
        func outlasts(_ later: Change) -> Bool {
            if case .customer(_, .appeared) = what, case .customer(_, .changed) = later.what { true } else { false }
        }
    }

    /// What one change says; nothing where it is about something else.
    private func change(_ followed: FollowedChange) -> Change? {
        switch followed.change {
        case .appeared(let stream, _): sight(of: stream, .appeared, followed)
        case .disappeared(let stream, _): sight(of: stream, .gone, followed)
        case .event(let entry):
            what(entry.event).map { what in
                Change(
                    what: what, user: entry.event.actorID, checkpoint: followed.checkpoint,
                    time: entry.event.recordedAt)
            }
        }
    }

    /// That a customer's proposals can be seen from now on, or cannot any more.
    private func sight(
        of stream: StreamID, _ kind: Docket_Review_V1_CustomerChange.Kind, _ followed: FollowedChange
    ) -> Change? {
        let id = CustomerID(stream.id)
        guard stream.kind == .customer, isFollowed(id) else { return nil }
        return Change(
            what: .customer(id, kind), user: workspace.viewer.userID, checkpoint: followed.checkpoint,
            time: Timestamp(Date()))
    }

    private func what(_ event: RecordedEvent) -> What? {
        switch event.event {
        case .proposal(let happened):
            let id = ArtifactID(event.stream.id)
            return switch happened {
            case .made: .made(id)
            case .decided: .changed(id, .decided)
            case .takenBack: .changed(id, .takenBack)
            case .superseded: .changed(id, .superseded)
            case .reopened: .changed(id, .reopened)
            }
        case .customer(let happened):
            let id = CustomerID(event.stream.id)
            guard isFollowed(id) else { return nil }
            switch happened {
            case .rmAssigned, .valueSet, .valueRestored, .deleted, .erased: return .customer(id, .changed)
            // Their proposals tell of themselves.
            case .added, .proposalsReceived, .proposalClosed, .proposalReopened: return nil
            }
        default: return nil
        }
    }

    private func isFollowed(_ id: CustomerID) -> Bool { customer == nil || customer == id }

    private func update(_ change: Change, _ values: ShownValues) async throws -> Docket_Review_V1_ReviewUpdate? {
        var update = Docket_Review_V1_ReviewUpdate()
        switch change.what {
        case .made(let id):
            guard let proposal = try await proposal(id, values) else { return nil }
            update.appeared = proposal
        case .changed(let id, let kind):
            guard let proposal = try await proposal(id, values) else { return nil }
            update.changed.kind = kind
            update.changed.userID = change.user.rawValue
            update.changed.proposal = proposal
        case .customer(let id, let kind):
            update.customer.kind = kind
            update.customer.customerID = id.rawValue
        }
        return update
    }

    /// A proposal as it is now; nothing where it is not followed, or cannot be seen any more.
    private func proposal(_ id: ArtifactID, _ values: ShownValues) async throws -> Docket_Review_V1_Proposal? {
        let item: ReviewItem
        do {
            item = try await workspace.queries.proposalDetails(id).item
        } catch  where error.code == .notFound {
            return nil
        }
        guard isFollowed(item.customerID) else { return nil }
        return Docket_Review_V1_Proposal(item, values, tenant: workspace.viewer.tenantID)
    }
}
