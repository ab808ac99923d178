import DocketDomain
import DocketStore
import Foundation
import Synchronization

/// Who works in a workspace of this machine now: each program has a file, which it touches while it lives.
struct PresenceFiles: PresenceBoard {
    /// What the workspace knows of what files say. It is asked once, and again when the log has been written.
    struct Known: Sendable {
        /// A user's name; nil where the tenant has no such user.
        let name: @Sendable (UserID) async -> String?
        /// Whether the viewer sees a thread or an artifact.
        let sees: @Sendable (StreamID) async -> Bool
        /// Speaks up after every write to the log.
        let writes: @Sendable () -> AsyncStream<Void>
    }

    private let workspace: URL
    private let viewer: Viewer
    private let known: Known
    private let now: @Sendable () -> Timestamp

    init(in workspace: URL, of viewer: Viewer, _ known: Known, now: @escaping @Sendable () -> Timestamp) {
        self.workspace = workspace
        self.viewer = viewer
        self.known = known
        self.now = now
    }

    func enter() -> any PresenceTelling {
        PresenceSeat(of: viewer, now: now) { [workspace] in PresenceFolder(in: workspace, creating: true) }
    }

    func others() -> AsyncStream<[Presence]> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let task = Task {
                await follow { continuation.yield($0) }
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// The shortest time from one look to the next.
    private static let pause = Duration.milliseconds(40)

    private func follow(_ tell: ([Presence]) -> Void) async {
        let (looks, look) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let path = workspace.appendingPathComponent(PresenceFolder.name).appendingPathComponent(PresenceFolder.prefix)
        let moves = WriteWatcher(path: path.path).writes
        let moving = Task { for await _ in moves { look.yield() } }
        let doubt = Doubt()
        // Nobody there, nobody to ask about.
        var writing: Task<Void, Never>?
        var expiring: Task<Void, Never>?
        defer {
            for task in [moving, writing, expiring] { task?.cancel() }
        }
        var reader = PresenceReader(viewer: viewer, known: known)
        var told: [Presence]?
        look.yield()
        for await _ in looks {
            if doubt.take() { reader.forgetKnown() }
            let time = now()
            let others = await reader.others(PresenceFolder(in: workspace, creating: false), at: time)
            if others != told {
                told = others
                tell(others)
            }
            if reader.isAlone {
                writing?.cancel()
                writing = nil
            } else if writing == nil {
                let writes = known.writes()
                writing = Task {
                    for await _ in writes {
                        doubt.raise()
                        look.yield()
                    }
                }
                // What was written before it was watched.
                doubt.raise()
                look.yield()
            }
            expiring?.cancel()
            expiring = reader.nextEnd.map { end in
                Task {
                    let rest = max(0, end.milliseconds - time.milliseconds) + 1
                    // Cancelled, where there is something newer to wait for.
                    if (try? await Task.sleep(for: .milliseconds(rest))) != nil { look.yield() }
                }
            }
            // Cancelled, the loop ends.
            try? await Task.sleep(for: Self.pause)
        }
    }
}

/// Whether the log was written since what it says was asked.
private final class Doubt: Sendable {
    private let isRaised = Mutex(false)

    func raise() { isRaised.withLock { $0 = true } }

    func take() -> Bool {
        isRaised.withLock { isRaised in
            defer { isRaised = false }
            return isRaised
        }
    }
}

/// Reads the files of others as they change, and makes people of them.
private struct PresenceReader {
    private struct Seat {
        let stamp: PresenceFolder.Stamp
        let entry: PresenceFolder.Entry?
    }

    private let viewer: Viewer
    private let known: PresenceFiles.Known
    private var seats: [String: Seat] = [:]
    private var names: [UserID: String?] = [:]
    private var sights: [StreamID: Bool] = [:]

    init(viewer: Viewer, known: PresenceFiles.Known) {
        self.viewer = viewer
        self.known = known
    }

    /// Whether nobody else is there.
    var isAlone: Bool { !seats.values.contains { $0.entry != nil } }

    /// When the first of the others is gone, unless their heart beats.
    var nextEnd: Timestamp? {
        seats.values.filter { $0.entry != nil }.map(\.stamp.beat.milliseconds).min().map {
            Timestamp(milliseconds: $0 + PresenceFolder.life)
        }
    }

    /// What the workspace said may be so no more.
    mutating func forgetKnown() {
        names = [:]
        sights = [:]
    }

    mutating func others(_ folder: PresenceFolder?, at time: Timestamp) async -> [Presence] {
        read(folder, at: time)
        var found: [UserID: Whereabouts] = [:]
        for entry in seats.values.compactMap(\.entry) {
            found[entry.user, default: Whereabouts()].open.formUnion(entry.whereabouts.open)
            found[entry.user, default: Whereabouts()].writing.formUnion(entry.whereabouts.writing)
        }
        let places = found.values.reduce(into: Set<StreamID>()) { $0.formUnion($1.places) }
        sights = sights.filter { places.contains($0.key) }
        for place in places where sights[place] == nil { sights[place] = await known.sees(place) }
        names = names.filter { found[$0.key] != nil }
        for user in found.keys where names[user] == nil { names[user] = .some(await known.name(user)) }
        return found.compactMap { user, whereabouts in
            let seen = whereabouts.filtered { sights[$0] ?? false }
            guard !seen.isNowhere, let name = names[user] ?? nil else { return nil }
            return Presence(user: user, name: name, whereabouts: seen)
        }.sorted { ($0.name, $0.user) < ($1.name, $1.user) }
    }

    /// Only what has changed is read.
    private mutating func read(_ folder: PresenceFolder?, at time: Timestamp) {
        let living = folder?.living(at: time) ?? [:]
        seats = seats.filter { living[$0.key] == $0.value.stamp }
        for (name, stamp) in living where seats[name] == nil {
            let entry = folder?.entry(name).flatMap { entry in
                entry.tenant == viewer.tenantID && entry.user != viewer.userID ? entry : nil
            }
            seats[name] = Seat(stamp: stamp, entry: entry)
        }
    }
}
