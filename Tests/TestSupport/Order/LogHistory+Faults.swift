extension LogHistory {
    /// What an append was to be, and what its writer was told.
    private struct Asked {
        let at: UInt64
        let events: Int
        let claim: HistoryRecord.Claim?
        let request: String?
        var answeredAt: UInt64?
        var outcome: HistoryRecord.Outcome?
    }

    /// The promises that the log broke.
    ///
    /// The log's order is the one in which it is found at the end. Each event stands there once, each append together and
    /// whole, acknowledged ones in the order of real time; whoever read at any time was given what follows their place,
    /// with nothing left out.
    package func faults() -> [HistoryFault] {
        var asked: [String: Asked] = [:]
        var found: [HistoryRecord.Event]?
        for record in records {
            switch record {
            case .asked(let append, let at, let events, let claim, let request):
                asked[append] = Asked(at: at, events: events, claim: claim, request: request)
            case .answered(let append, let at, let outcome):
                asked[append]?.answeredAt = at
                asked[append]?.outcome = outcome
            case .found(let events): found = events
            case .read: break
            }
        }
        guard let log = found else {
            return [HistoryFault(.lost, "The history has no record of what was found at the end.")]
        }
        return faultsOfOrder(log) + faultsOfAppends(log, asked) + faultsOfTime(log, asked) + faultsOfReaders(log)
    }

    /// Places and versions follow one another, and no event is there twice.
    private func faultsOfOrder(_ log: [HistoryRecord.Event]) -> [HistoryFault] {
        var faults: [HistoryFault] = []
        var ids: Set<String> = []
        var versions: [String: Int] = [:]
        for (index, event) in log.enumerated() {
            if !ids.insert(event.id).inserted { faults.append(HistoryFault(.doubled, "event \(event.id)")) }
            if index > 0, event.place <= log[index - 1].place {
                faults.append(HistoryFault(.disordered, "event \(event.id) stands before the one that it follows"))
            }
            let expected = versions[event.stream, default: 0] + 1
            if event.version != expected {
                faults.append(
                    HistoryFault(.disordered, "\(event.stream) has version \(event.version) where \(expected) belongs"))
            }
            versions[event.stream] = event.version
        }
        return faults
    }

    /// Each append is there as its writer was told, together and whole.
    private func faultsOfAppends(_ log: [HistoryRecord.Event], _ asked: [String: Asked]) -> [HistoryFault] {
        var faults: [HistoryFault] = []
        var places: [String: [Int]] = [:]
        for (index, event) in log.enumerated() { places[event.append, default: []].append(index) }
        for append in places.keys.sorted() where asked[append] == nil {
            faults.append(HistoryFault(.unasked, "append \(append)"))
        }
        var owners: [String: Set<String>] = [:]
        var requests: [String: Int] = [:]
        for (append, ask) in asked.sorted(by: { $0.key < $1.key }) {
            let at = places[append] ?? []
            switch ask.outcome {
            case .written(let place):
                guard let last = at.last else {
                    faults.append(HistoryFault(.lost, "append \(append) was acknowledged"))
                    continue
                }
                if log[last].place != place {
                    faults.append(HistoryFault(.elsewhere, "append \(append) was told another place than its own"))
                }
            case .refused, .replayed:
                if !at.isEmpty { faults.append(HistoryFault(.written, "append \(append)")) }
                continue
            case .unknown, nil: break
            }
            guard let first = at.first, let last = at.last else { continue }
            if at.count != ask.events || last - first + 1 != at.count {
                faults.append(
                    HistoryFault(
                        .torn, "append \(append): \(at.count) of \(ask.events) events, over \(last - first + 1)"))
            }
            if let claim = ask.claim { owners[claim.key, default: []].insert(claim.owner) }
            if let request = ask.request { requests[request, default: 0] += 1 }
        }
        for (claim, streams) in owners.sorted(by: { $0.key < $1.key }) where streams.count > 1 {
            faults.append(HistoryFault(.claimedTwice, "\(claim) by \(streams.sorted().joined(separator: " and "))"))
        }
        for (request, count) in requests.sorted(by: { $0.key < $1.key }) where count > 1 {
            faults.append(HistoryFault(.repeated, "\(request), \(count) times"))
        }
        return faults
    }

    /// What is acknowledged before another append begins stands before it.
    private func faultsOfTime(_ log: [HistoryRecord.Event], _ asked: [String: Asked]) -> [HistoryFault] {
        var faults: [HistoryFault] = []
        var latest: (append: String, at: UInt64)?
        for event in log {
            guard let ask = asked[event.append], event.append != latest?.append else { continue }
            if let latest, let answered = ask.answeredAt, answered < latest.at {
                faults.append(
                    HistoryFault(.early, "append \(latest.append) began when \(event.append) had been acknowledged"))
            }
            if latest == nil || ask.at > latest?.at ?? 0 { latest = (event.append, ask.at) }
        }
        return faults
    }

    /// Each batch is what follows the place that its reader had reached.
    private func faultsOfReaders(_ log: [HistoryRecord.Event]) -> [HistoryFault] {
        var faults: [HistoryFault] = []
        var reached: [String: HistoryRecord.Place] = [:]
        for case .read(let reader, let after, let events) in records {
            if let before = reached[reader], before != after {
                faults.append(HistoryFault(.skipped, "reader \(reader) went on from elsewhere"))
            }
            var low = 0
            var high = log.count
            while low < high {
                let middle = (low + high) / 2
                if log[middle].place > after { high = middle } else { low = middle + 1 }
            }
            if !log.dropFirst(low).starts(with: events) {
                faults.append(
                    HistoryFault(.skipped, "reader \(reader) was not given what follows position \(after.position)"))
            }
            if let last = events.last { reached[reader] = last.place }
        }
        return faults
    }
}
