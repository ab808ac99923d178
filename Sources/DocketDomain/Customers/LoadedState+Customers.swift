extension LoadedState {
    package func customer(_ id: CustomerID) -> (state: CustomerState, version: Int)? {
        guard let snapshot = snapshot(of: .customer(id)), case .customer(let state) = snapshot.state else { return nil }
        return (state, snapshot.version)
    }
}
