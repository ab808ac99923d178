extension LoadedState {
    package func artifact(_ id: ArtifactID) -> (state: ArtifactState, version: Int)? {
        guard let snapshot = snapshot(of: .artifact(id)), case .artifact(let state) = snapshot.state else { return nil }
        return (state, snapshot.version)
    }

    /// An artifact and what it may be seen through: its customer and its threads.
    func artifactRequirements(_ id: ArtifactID) -> [Requirement] {
        let artifact = artifact(id)?.state
        let threads = artifact?.relations.keys.sorted() ?? []
        let customer = artifact?.proposal.map { [Requirement.stream(.customer($0.customerID))] } ?? []
        return [.stream(.artifact(id))] + customer + threads.map { .stream(.thread(ThreadID($0))) }
    }
}
