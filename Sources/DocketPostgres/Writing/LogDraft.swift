import DocketDomain

/// What appends of one call write: each is decided against what is there and what those before it write, all in memory,
/// since everything that it asks about is held. One that is refused leaves nothing here.
struct LogDraft {
    struct NewEvent {
        let append: Append
        let stream: String
        let version: Int
        let event: EncodedEvent
    }

    struct NewDelivery {
        let tenant: String
        let delivery: OutgoingDelivery
        let createdAt: Timestamp
    }

    /// What becomes of an append.
    enum Decided {
        /// Its last event, by its place in `events`; nothing where it has none.
        case written(Int?)
        case refused(AppendOutcome)
    }

    private var picture: LogPicture
    private(set) var events: [NewEvent] = []
    private(set) var deliveries: [NewDelivery] = []
    private(set) var withdrawn: [LogPicture.Place<Int64>] = []
    private(set) var blobs: [LogPicture.Place<String>: [UInt8]] = [:]
    private(set) var changedStreams: Set<LogPicture.Place<String>> = []
    private(set) var changedClaims: Set<LogPicture.Place<String>> = []
    private(set) var changedRequests: Set<LogPicture.Place<LogNeeds.RequestName>> = []

    init(_ picture: LogPicture) {
        self.picture = picture
    }

    /// A stream as it will stand.
    func standing(_ place: LogPicture.Place<String>) -> LogPicture.Standing? { picture.streams[place] }
    /// Who will own a claim.
    func owner(_ place: LogPicture.Place<String>) -> String? { picture.claims[place] }
    func request(_ place: LogPicture.Place<LogNeeds.RequestName>) -> IdempotentRequest? { picture.requests[place] }

    // MARK: Deciding

    /// What one append changes, until all of it is known to go through.
    private struct Step {
        var streams: [LogPicture.Place<String>: LogPicture.Standing] = [:]
        var claims: [LogPicture.Place<String>: String?] = [:]
        var events: [NewEvent] = []
    }

    mutating func add(_ prepared: PreparedAppend) throws(DocketError) -> Decided {
        let append = prepared.append
        if let answer = answer(to: append) { return .refused(answer) }
        var step = Step()
        if let conflict = take(append, &step) { return .refused(.conflict(conflict)) }
        for (change, events) in zip(append.changes, prepared.events) {
            if let conflict = try write(change, events, append, &step) { return .refused(.conflict(conflict)) }
        }
        // Nothing of this step is kept where something was delivered already.
        let before = (deliveries, withdrawn, picture.untouched)
        if let conflict = deliver(append) {
            (deliveries, withdrawn, picture.untouched) = before
            return .refused(.conflict(conflict))
        }
        keep(step, of: append)
        return .written(step.events.isEmpty ? nil : events.count - 1)
    }

    private func answer(to append: Append) -> AppendOutcome? {
        guard let request = append.request, let known = picture.requests[Self.place(of: request, append)],
            known.expiresAt > append.recordedAt
        else { return nil }
        return known.fingerprint == request.fingerprint
            ? .replayed(known.response) : .conflict(.request(key: request.key))
    }

    private static func place(_ name: String, _ append: Append) -> LogPicture.Place<String> {
        LogPicture.Place(tenant: append.tenantID.rawValue, name: name)
    }

    private static func place(
        of request: IdempotentRequest, _ append: Append
    ) -> LogPicture.Place<LogNeeds.RequestName> {
        LogPicture.Place(
            tenant: append.actorTenantID.rawValue,
            name: LogNeeds.RequestName(user: append.actorID.rawValue, key: request.key.storable))
    }

    private func take(_ append: Append, _ step: inout Step) -> AppendConflict? {
        for claim in append.claims {
            let place = Self.place(claim.key.rawValue.storable, append)
            let owner = step.claims[place] ?? picture.claims[place]
            switch claim {
            case .take(let key, let stream):
                if let owner, owner != stream.description, let known = StreamID(parsing: owner) {
                    return .claim(key, owner: known)
                }
                step.claims[place] = .some(stream.description)
            case .release(_, let stream):
                if owner == stream.description { step.claims[place] = .some(nil) }
            }
        }
        return nil
    }

    private func write(
        _ change: StreamChange, _ events: [EncodedEvent], _ append: Append, _ step: inout Step
    ) throws(DocketError) -> AppendConflict? {
        let name = change.stream.description
        let place = Self.place(name, append)
        var standing = step.streams[place] ?? picture.streams[place] ?? LogPicture.Standing(version: 0, state: nil)
        switch change.expected {
        case .any: break
        case .noStream where standing.version == 0: break
        case .exact(let version) where version == standing.version: break
        case .noStream, .exact: return .version(change.stream, actual: standing.version)
        }
        guard !events.isEmpty else { return nil }
        if standing.state == nil, let known = append.known[change.stream], known.version == standing.version {
            standing.state = known.state
        }
        for event in events {
            standing.state = try evolve(standing.state, event.event)
            standing.version += 1
            step.events.append(NewEvent(append: append, stream: name, version: standing.version, event: event))
        }
        step.streams[place] = standing
        return nil
    }

    private mutating func deliver(_ append: Append) -> AppendConflict? {
        let tenant = append.tenantID.rawValue
        for change in append.outbox {
            switch change {
            case .add(let delivery):
                deliveries.append(NewDelivery(tenant: tenant, delivery: delivery, createdAt: append.recordedAt))
            case .withdraw(let decision):
                let found = picture.untouched.removeValue(forKey: Self.place(decision.rawValue, append)) ?? []
                withdrawn += found.map { LogPicture.Place(tenant: tenant, name: $0) }
                let count = deliveries.count
                deliveries.removeAll { $0.tenant == tenant && $0.delivery.decision == decision }
                if found.isEmpty, deliveries.count == count { return .delivered(decision) }
            }
        }
        return nil
    }

    private mutating func keep(_ step: Step, of append: Append) {
        events += step.events
        for (place, standing) in step.streams {
            picture.streams[place] = standing
            changedStreams.insert(place)
        }
        for (place, owner) in step.claims {
            picture.claims[place] = owner
            changedClaims.insert(place)
        }
        for (digest, bytes) in append.blobs {
            let place = Self.place(digest, append)
            if blobs[place] == nil { blobs[place] = Array(bytes) }
        }
        if let request = append.request {
            let place = Self.place(of: request, append)
            picture.requests[place] = request
            changedRequests.insert(place)
        }
    }
}
