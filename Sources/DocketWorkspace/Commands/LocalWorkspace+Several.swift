import DocketDomain
import DocketStore

extension LocalWorkspace {
    /// What became of one of several commands.
    enum Taken: Sendable {
        case done(CommandOutcome)
        case refused(DocketError)
        /// Somebody has changed what it rests on, perhaps another one of them: it is to be given again.
        case overtaken
    }

    /// Decides several commands on what is there now, and writes them in one transaction: each whole or not at all, whatever
    /// becomes of the others.
    ///
    /// - Returns: What became of each, in their order.
    func take(_ requests: [KeyedCommand]) async throws(DocketError) -> [Taken] {
        try await stored {
            let context = context()
            let loaded = try await LoadedState(for: requests.map(\.command), context, from: log)
            let known = loaded.snapshots
            var taken = Array(repeating: Taken.overtaken, count: requests.count)
            var writing: [(index: Int, append: Append, prepared: Prepared)] = []
            var unwritten: [Int] = []
            for (index, request) in requests.enumerated() {
                do {
                    if let answer = try await earlierAnswer(to: request) {
                        taken[index] = .done(answer)
                        continue
                    }
                    let prepared = try prepare(request, in: loaded, known: known, context)
                    if let append = prepared.append {
                        writing.append((index, append, prepared))
                        continue
                    }
                    taken[index] = .done(prepared.outcome)
                } catch let error as DocketError {
                    taken[index] = .refused(error)
                }
                unwritten.append(index)
            }
            // What was read from before and after a change of somebody else's is no ground to refuse anything on.
            if !unwritten.isEmpty, try await isOvertaken(loaded) {
                for index in unwritten { taken[index] = .overtaken }
            }
            guard !writing.isEmpty else { return taken }
            for (one, written) in zip(writing, try await log.append(writing.map(\.append))) {
                do {
                    let outcome = try await outcome(of: one.prepared, written: written)
                    taken[one.index] = outcome.map(Taken.done) ?? .overtaken
                } catch let error as DocketError {
                    taken[one.index] = .refused(error)
                }
            }
            return taken
        }
    }
}
