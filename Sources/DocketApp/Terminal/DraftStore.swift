import DocketDomain
import DocketUI
import DocketWorkspace
import Foundation
import Logging
import Synchronization

/// Where texts that are not finished are kept between starts: a file for each, in the user's state folder, for one
/// workspace and one docket user.
final class DraftStore: Sendable {
    private struct Kept: Codable {
        let key: DraftKey
        let draft: Draft
    }

    private struct Waiting {
        var drafts: [DraftKey: Draft?] = [:]
        var isWriting = false
        /// Queued messages of which there is a file, as far as this process knows.
        var queued: Set<DraftKey> = []
    }

    private let folder: URL
    private let log: Logger
    private let waiting = Mutex(Waiting())
    /// Speaks up when a queued message has got its file.
    private let queueing = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    private let queue = DispatchQueue(label: "docket.drafts")

    /// Beyond this a file is no draft: messages are shorter.
    private static let maximumBytes = 8 << 20
    /// How often it is looked whether others have sent what is queued, while something is.
    private static let pause = Duration.milliseconds(250)

    init(_ session: Session, _ start: TerminalProgram.StartOptions) {
        let viewer = session.workspace.viewer
        let place = [session.folder.standardizedFileURL.path, viewer.tenantID.rawValue, viewer.userID.rawValue]
        folder = Directories(environment: start.environment).stateFolder
            .appendingPathComponent("drafts", isDirectory: true)
            .appendingPathComponent(Self.name(place.joined(separator: "\u{0}")), isDirectory: true)
        log = session.log
    }

    private static func name(_ text: String) -> String {
        String(StableDigest.sha256(Data(text.utf8)).prefix(32))
    }

    /// What was kept. A file that can't be read is left where it is, with a line in the log.
    func read() -> [DraftKey: Draft] {
        var drafts: [DraftKey: Draft] = [:]
        // Where there is no folder there are no drafts.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where name.hasSuffix(".json") {
            let file = folder.appendingPathComponent(name)
            do {
                guard let bytes = try PrivateFile.read(file, atMost: Self.maximumBytes) else { continue }
                let kept = try JSONDecoder().decode(Kept.self, from: bytes)
                drafts[kept.key] = kept.draft
                note(kept.key, isThere: true)
            } catch {
                log.warning("A draft can't be read: \(error)", metadata: ["file": "\(file.path)"])
            }
        }
        return drafts
    }

    /// Keeps a draft, or forgets it. While one is written only the last of those that come is kept waiting.
    func keep(_ key: DraftKey, _ draft: Draft?) {
        let begins = waiting.withLock { waiting in
            waiting.drafts[key] = .some(draft)
            defer { waiting.isWriting = true }
            return !waiting.isWriting
        }
        if begins { queue.async { self.writeAll() } }
    }

    /// Blocks until everything is written.
    func finish() {
        queue.sync {}
    }

    /// Tells of queued messages that other processes of the user have sent or taken back, until the task is cancelled.
    func followOthers(_ tell: @escaping @Sendable ([DraftKey]) -> Void) async {
        for await _ in queueing.stream {
            while waiting.withLock({ !$0.queued.isEmpty }), (try? await Task.sleep(for: Self.pause)) != nil {
                let taken = await withCheckedContinuation { continuation in
                    queue.async { continuation.resume(returning: self.takenElsewhere()) }
                }
                if !taken.isEmpty { tell(taken) }
            }
        }
    }

    /// Those whose files have gone, though nobody here has removed them.
    private func takenElsewhere() -> [DraftKey] {
        let known = waiting.withLock { waiting in waiting.queued.filter { waiting.drafts[$0] == nil } }
        // Where the folder itself has gone, nobody has sent anything.
        guard !known.isEmpty, access(folder.path, F_OK) == 0 else { return [] }
        let taken = known.filter { access(file(of: $0).path, F_OK) != 0 && errno == ENOENT }
        for key in taken { note(key, isThere: false) }
        return taken.sorted { $0.name < $1.name }
    }

    private func note(_ key: DraftKey, isThere: Bool) {
        guard key.isQueued else { return }
        waiting.withLock { waiting in
            if isThere { waiting.queued.insert(key) } else { waiting.queued.remove(key) }
        }
        if isThere { queueing.continuation.yield() }
    }

    private func file(of key: DraftKey) -> URL { folder.appendingPathComponent("\(Self.name(key.name)).json") }

    private func writeAll() {
        while true {
            let next = waiting.withLock { waiting -> (DraftKey, Draft?)? in
                guard let next = waiting.drafts.popFirst() else {
                    waiting.isWriting = false
                    return nil
                }
                return (next.key, next.value)
            }
            guard let (key, draft) = next else { return }
            write(key, draft)
        }
    }

    private func write(_ key: DraftKey, _ draft: Draft?) {
        let file = file(of: key)
        do {
            if let draft {
                try PrivateFile.write(JSONEncoder().encode(Kept(key: key, draft: draft)), to: file)
                note(key, isThere: true)
                return
            }
            note(key, isThere: false)
            if unlink(file.path) != 0, errno != ENOENT {
                log.warning("A draft can't be removed: \(String(cString: strerror(errno)))")
            }
        } catch {
            log.warning("A draft can't be kept: \(error)", metadata: ["file": "\(file.path)"])
        }
    }
}
