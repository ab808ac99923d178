extension LoadedState {
    package func export(_ id: ExportID) -> (state: ExportState, version: Int)? {
        guard let snapshot = snapshot(of: .export(id)), case .export(let state) = snapshot.state else { return nil }
        return (state, snapshot.version)
    }
}
