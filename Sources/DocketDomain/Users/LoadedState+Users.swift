extension LoadedState {
    package func tenant(_ id: TenantID) -> (state: TenantState, version: Int)? {
        guard let snapshot = snapshot(of: .tenant(id)), case .tenant(let state) = snapshot.state else { return nil }
        return (state, snapshot.version)
    }
}
