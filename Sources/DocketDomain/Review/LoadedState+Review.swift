extension LoadedState {
    package func batch(_ id: BatchID) -> BatchState? {
        guard case .batch(let state)? = snapshot(of: .batch(id))?.state else { return nil }
        return state
    }

    package func review(_ id: ReviewID) -> (state: ReviewStepState, version: Int)? {
        guard let snapshot = snapshot(of: .review(id)), case .review(let state) = snapshot.state else { return nil }
        return (state, snapshot.version)
    }
}
