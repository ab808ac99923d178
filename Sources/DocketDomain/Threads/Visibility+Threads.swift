extension Visibility {
    func thread(_ id: ThreadID) throws(DocketError) -> (state: ThreadState, version: Int) {
        guard let thread = loaded.thread(id), thread.state.isVisible(to: viewer) else {
            throw DocketError(.notFound, "There is no thread \(id). See `docket threads list`.")
        }
        return thread
    }

    /// A thread that has not been deleted.
    func livingThread(_ id: ThreadID) throws(DocketError) -> (state: ThreadState, version: Int) {
        let thread = try self.thread(id)
        guard !thread.state.isDeleted else {
            throw DocketError(
                .failedPrecondition,
                "Thread \(id) was deleted. Bring it back with `docket threads restore \(id)` first.")
        }
        return thread
    }
}
