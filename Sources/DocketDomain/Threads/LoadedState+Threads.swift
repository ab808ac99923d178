extension LoadedState {
    package func thread(_ id: ThreadID) -> (state: ThreadState, version: Int)? {
        guard let snapshot = snapshot(of: .thread(id)), case .thread(let state) = snapshot.state else { return nil }
        return (state, snapshot.version)
    }
}
