/// A customer as `decide` sees them. Who proposed what is in their artifacts.
package struct CustomerState: Hashable, Sendable, Codable {
    package private(set) var name: String
    package private(set) var rmID: UserID?
    /// Field key → value.
    package private(set) var values: [String: ProfileValue]
    /// Proposals that wait for a decision.
    package private(set) var pendingCount = 0
    package private(set) var isDeleted = false
    package private(set) var isErased = false
    /// Documents that name them and were left for a person to decide.
    package private(set) var listedDocuments: [ArtifactID]?

    init(_ added: CustomerAdded) {
        name = added.name
        rmID = added.rmID
        values = added.values.mapValues {
            ProfileValue(value: $0, setBy: added.addedBy, setAt: added.createdAt, artifactID: nil)
        }
    }

    /// What the profile has; null where it has nothing.
    package func value(_ field: String) -> JSON {
        values[field]?.value ?? .null
    }

    mutating func apply(_ event: CustomerEvent) {
        switch event {
        case .added: break
        case .rmAssigned(let assigned): rmID = assigned.to
        case .proposalsReceived(let received): pendingCount += received.count
        case .valueSet(let set):
            values[set.fieldKey] = ProfileValue(
                value: set.to, setBy: set.setBy, setAt: set.setAt, artifactID: set.artifactID)
            pendingCount -= 1
        case .valueRestored(let restored):
            values[restored.fieldKey] = restored.value
            pendingCount += 1
        case .proposalClosed: pendingCount -= 1
        case .proposalReopened: pendingCount += 1
        case .deleted: isDeleted = true
        case .erased(let erased):
            isErased = true
            listedDocuments = erased.documents == .list ? erased.left?.documents : nil
            values = [:]
        }
    }
}
