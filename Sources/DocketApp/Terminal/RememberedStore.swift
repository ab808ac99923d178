import DocketDomain
import DocketUI
import DocketWorkspace
import Foundation
import Logging

/// Where a screen's state is kept between starts: a file for each workspace in the user's state folder.
struct RememberedStore {
    private let file: URL
    private let log: Logger

    private static let maximumBytes = 1 << 20

    init(_ session: Session, _ start: TerminalProgram.StartOptions) {
        let name = StableDigest.sha256(Data(session.folder.standardizedFileURL.path.utf8)).prefix(16)
        file = Directories(environment: start.environment).stateFolder
            .appendingPathComponent("screens", isDirectory: true).appendingPathComponent("\(name).json")
        log = session.log
    }

    /// What was kept; nothing, and a line in the log, where that can't be read.
    func read() -> Remembered? {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do {
            let bytes = try FileHandle(forReadingFrom: file).read(upToCount: Self.maximumBytes + 1)
            if let bytes, bytes.count <= Self.maximumBytes, let remembered = Remembered(json: bytes) {
                return remembered
            }
            log.warning("What the screen remembers is damaged and was left aside", metadata: ["file": "\(file.path)"])
        } catch {
            log.warning("What the screen remembers can't be read: \(error)", metadata: ["file": "\(file.path)"])
        }
        return nil
    }

    func write(_ remembered: Remembered) {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            try remembered.json(atMost: Self.maximumBytes).write(to: file, options: .atomic)
        } catch {
            log.warning("What the screen remembers can't be written: \(error)")
        }
    }
}
