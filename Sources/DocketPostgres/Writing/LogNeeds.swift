import DocketDomain

/// What appends have to see of the log before it is decided what they write, and what nobody else may change meanwhile.
struct LogNeeds {
    /// Of one tenant.
    struct Tenant {
        /// Streams by their names, and whether their states are needed, too.
        var streams: [String: Bool] = [:]
        var claims: Set<String> = []
        /// Decisions whose deliveries are to be withdrawn.
        var decisions: Set<String> = []
        var requests: Set<RequestName> = []
    }

    struct RequestName: Hashable {
        let user: String
        let key: String
    }

    private(set) var tenants: [String: Tenant] = [:]

    init(_ appends: [PreparedAppend]) {
        for append in appends.map(\.append) {
            var tenant = tenants[append.tenantID.rawValue] ?? Tenant()
            for change in append.changes {
                let name = change.stream.description
                tenant.streams[name] = tenant.streams[name] ?? false || Self.needsState(change, append)
            }
            for claim in append.claims { tenant.claims.insert(claim.key.rawValue.storable) }
            for case .withdraw(let decision) in append.outbox { tenant.decisions.insert(decision.rawValue) }
            tenants[append.tenantID.rawValue] = tenant
            if let request = append.request {
                tenants[append.actorTenantID.rawValue, default: Tenant()].requests.insert(
                    RequestName(user: append.actorID.rawValue, key: request.key.storable))
            }
        }
    }

    private static func needsState(_ change: StreamChange, _ append: Append) -> Bool {
        guard !change.events.isEmpty else { return false }
        return switch change.expected {
        case .any: true
        case .noStream: false
        case .exact(let version): append.known[change.stream]?.version != version
        }
    }

    // MARK: Locks

    /// More than these are not locked one by one: the server has room for some thousands in all.
    private static let mostKeys = 256

    /// The numbers that stand for all this, in the one order in which everybody takes them; nothing where they are too
    /// many. That different things have the same number does no harm: one waits for the other.
    var lockKeys: [Int64]? {
        var keys: Set<Int64> = []
        for (name, tenant) in tenants {
            for stream in tenant.streams.keys { keys.insert(Self.key("stream", name, stream)) }
            for claim in tenant.claims { keys.insert(Self.key("claim", name, claim)) }
            for request in tenant.requests { keys.insert(Self.key("request", name, request.user, request.key)) }
            guard keys.count <= Self.mostKeys else { return nil }
        }
        return keys.sorted()
    }

    private static func key(_ parts: String...) -> Int64 {
        Int64(bitPattern: StableDigest.fnv1a(parts.joined(separator: "\u{0}").utf8))
    }
}

extension ClaimChange {
    var key: ClaimKey {
        switch self {
        case .take(let key, _), .release(let key, _): key
        }
    }
}
