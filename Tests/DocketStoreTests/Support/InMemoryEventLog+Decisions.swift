import DocketDomain
import Synchronization

extension InMemoryEventLog: DecisionSource {
    func newestDecision(
        of user: UserID, tenant: TenantID, undoableAfter now: Timestamp
    ) async throws -> [ArtifactID] {
        contents.withLock { contents in
            for recorded in contents.events.reversed() where recorded.tenantID == tenant {
                guard case .proposal(.decided(let decided)) = recorded.event, decided.decidedBy == user,
                    decided.undoableUntil > now,
                    case .artifact(let state)? = contents.streams[
                        Position(tenant: tenant, stream: recorded.stream)]?.state,
                    state.proposal?.decision?.decisionID == decided.decisionID
                else { continue }
                return [ArtifactID(recorded.stream.id)]
            }
            return []
        }
    }
}

extension InMemoryEventLog: ExportingLog {
    func exportsInProgress() async throws -> [ExportInProgress] {
        contents.withLock { contents in
            contents.streams.compactMap { position, snapshot in
                guard case .export(let state) = snapshot.state, state.status == .processing else { return nil }
                return ExportInProgress(
                    tenantID: position.tenant, id: ExportID(position.stream.id), runner: state.runner)
            }
        }
    }
}
