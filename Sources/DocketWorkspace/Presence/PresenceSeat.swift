import DocketDomain
import Foundation
import Synchronization

/// The file of this run of the program, with its heartbeats. Where it can't be written nobody is told anything: nothing
/// else depends on it.
final class PresenceSeat: PresenceTelling {
    private let file: SeatFile
    private let beating: Task<Void, Never>

    /// - Parameter open: Opens the folder, and makes it where there is none.
    init(
        of viewer: Viewer, now: @escaping @Sendable () -> Timestamp, open: @escaping @Sendable () -> PresenceFolder?
    ) {
        let file = SeatFile(of: viewer, now: now, open: open)
        self.file = file
        beating = Task {
            // Cancelled in its sleep, the heart stops.
            while (try? await Task.sleep(for: .milliseconds(PresenceFolder.beat), tolerance: .seconds(1))) != nil {
                file.beat()
            }
        }
    }

    deinit { leave() }

    func tell(_ whereabouts: Whereabouts) { file.tell(whereabouts) }

    func leave() {
        beating.cancel()
        file.leave()
    }
}

/// What of a seat lasts for as long as its heartbeats.
private final class SeatFile: Sendable {
    private struct State {
        var folder: PresenceFolder?
        /// What others see; nothing where there is no file.
        var told: Whereabouts?
        var beatAt: Timestamp?
        var hasLeft = false
    }

    private let id = UUID().uuidString
    private let viewer: Viewer
    private let now: @Sendable () -> Timestamp
    private let open: @Sendable () -> PresenceFolder?
    private let state = Mutex(State())
    /// A disk that is slow keeps nobody waiting.
    private let queue = DispatchQueue(label: "docket.presence")

    init(
        of viewer: Viewer, now: @escaping @Sendable () -> Timestamp, open: @escaping @Sendable () -> PresenceFolder?
    ) {
        self.viewer = viewer
        self.now = now
        self.open = open
        queue.async { [self] in
            state.withLock { state in
                state.folder = open()
                state.folder?.clearUp(at: now())
            }
        }
    }

    func tell(_ whereabouts: Whereabouts) {
        queue.async { [self] in
            state.withLock { state in
                guard !state.hasLeft else { return }
                if whereabouts.isNowhere { return withdraw(&state) }
                state.told = whereabouts
                write(&state)
            }
        }
    }

    func beat() {
        state.withLock { state in
            guard !state.hasLeft, state.told != nil else { return }
            let time = now()
            let pause = state.beatAt.map { time.milliseconds - $0.milliseconds } ?? 0
            state.beatAt = time
            // Who has slept for a while is taken for dead, and others look again only where something is written.
            if pause >= PresenceFolder.life || !(state.folder?.touch(id, at: time) ?? false) { write(&state) }
        }
    }

    func leave() {
        state.withLock { state in
            withdraw(&state)
            state.hasLeft = true
        }
    }

    private func write(_ state: inout State) {
        guard let told = state.told else { return }
        let entry = PresenceFolder.Entry(tenant: viewer.tenantID, user: viewer.userID, whereabouts: told)
        let time = now()
        state.beatAt = time
        if state.folder?.write(entry, as: id, at: time) ?? false { return }
        // The folder may have been removed.
        state.folder = open()
        _ = state.folder?.write(entry, as: id, at: time)
    }

    private func withdraw(_ state: inout State) {
        if state.told != nil { state.folder?.remove(id) }
        state.told = nil
    }
}
